// in: -Amoequant.vllm=2025-10
package demo;

import dev.moequant.annotations.*;

@Unquantized(bias = true)
class Biases {}

@Mxfp4W4A16(bias = true, precisionConfig = true)
class GptOss {}

@Fp8W8A8(bias = false, gemm1Alpha = Double.NaN)
class Defaults {}

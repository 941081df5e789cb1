package demo;

import dev.moequant.annotations.*;

@Mxfp8W8A8
class Mxfp8 {}

@Int4W4A8
class Int4WithFp8 {}

@Fp8W8A8(blockShape = {128, 128}, bias = true)
class Biases {}

@Unquantized(gemm1Alpha = 1.702, gemm1Beta = 1, gemm1ClampLimit = 7)
class Numbers {}

@Nvfp4W4A4(gemm1Alpha = 1.702, scaleSwizzled = false)
class Linear {}

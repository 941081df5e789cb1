// in: -Amoequant.vllm=2025-10
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128}, bias = true)
//                                       ^^^^ MOEQ218
class Biases {}

@Unquantized(gemm1Alpha = 1.702, gemm1Beta = 1, gemm1ClampLimit = 7)
//                        ^^^^^ MOEQ218
//                                           ^ MOEQ218
//                                                                ^ MOEQ218
class Numbers {}

@QuantScheme(
    activations = @Activations(dtype = DType.NVFP4),
    weights = @Weights(dtype = DType.NVFP4),
    scaleSwizzled = false)
//                  ^^^^^ MOEQ218
class Linear {}

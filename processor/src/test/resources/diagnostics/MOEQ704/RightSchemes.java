// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("Qwen3-FP8")
class AsItSays {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.GROUP,
            groupShape = {1, 128}),
    weights =
        @Weights(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.BLOCK,
            groupShape = {128, 128}))
@Checkpoint("Qwen3-FP8")
class InOtherWords {}

// What Marlin does, which takes activations as they are.
@Fp8W8A16(blockShape = {128, 128})
@Checkpoint("Qwen3-FP8")
class OnMarlin {}

// The file says nothing of activations, kernels for Blackwell quantize them.
@Mxfp4Mxfp8(bias = true, gemm1Alpha = 1.702, gemm1Beta = 1.0, gemm1ClampLimit = 7.0)
@Checkpoint("gpt-oss")
class OnBlackwell {}

@Unquantized
@Checkpoint("Qwen3-BF16")
class Plain {}

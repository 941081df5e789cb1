// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@Checkpoint("Qwen3-FP8")
class RightSizes {}

@Mxfp4W4A16(bias = true)
@MoELayer(
    numExperts = 32,
    expertsPerToken = 4,
    hiddenDim = 2880,
    intermediateSize = 2880,
    activation = Activation.SWIGLUOAI,
    bias = true,
    swigluLimit = 7.0)
@Checkpoint("gpt-oss")
class GptOss {}

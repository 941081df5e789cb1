// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(
    numExperts = 64,
    //           ^^ MOEQ705
    expertsPerToken = 6,
    //                ^ MOEQ705
    hiddenDim = 4096,
    //          ^^^^ MOEQ705
    intermediateSize = 1536,
    //                 ^^^^ MOEQ705
    activation = Activation.GELU)
    //           ^^^^^^^^^^^^^^^ MOEQ705
@Checkpoint("Qwen3-FP8")
class OtherSizes {}

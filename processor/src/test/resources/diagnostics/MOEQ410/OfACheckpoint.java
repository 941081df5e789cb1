// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Int4W4A16
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "two", tp = 2)
@MoEDeployment(name = "four", tp = 4)
//                                 ^ MOEQ410
@Checkpoint("Qwen3-W4A16")
class OfACheckpoint {}

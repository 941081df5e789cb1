// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@Checkpoint("Dense")
//          ^^^^^^^ MOEQ702
class NoExperts {}

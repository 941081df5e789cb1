// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Mxfp4W4A16(bias = true)
@MoELayer(numExperts = 32, expertsPerToken = 4, hiddenDim = 2880, intermediateSize = 2880, activation = Activation.SWIGLUOAI, bias = true)
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ705
@Checkpoint("gpt-oss")
class Unwritten {}

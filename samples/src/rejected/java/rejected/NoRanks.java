// MOEQ509
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** A variable of a start script was empty, and 0 came of it. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "from the environment", tp = 0)
class NoRanks {}

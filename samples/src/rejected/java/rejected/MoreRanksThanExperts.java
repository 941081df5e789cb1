// MOEQ501
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** Mixtral on two nodes. */
@Fp8W8A8(staticActivations = true)
@MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 4096, intermediateSize = 14336)
@MoEDeployment(name = "two nodes", dp = 16, expertParallel = true, gpu = Gpu.H100)
class MoreRanksThanExperts {}

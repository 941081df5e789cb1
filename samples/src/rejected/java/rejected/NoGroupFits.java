// MOEQ410
package rejected;

import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Int4W4A16;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** GLM-4.5-Air in AWQ on eight GPUs. */
@Int4W4A16(zeroPoints = true)
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 4096, intermediateSize = 1408)
@MoEDeployment(name = "eight l40s", tp = 8, gpu = Gpu.L40S)
class NoGroupFits {}

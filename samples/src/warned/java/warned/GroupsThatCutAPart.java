// MOEQ407
package warned;

import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Int4W4A16;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** GLM-4.5-Air in AWQ on two GPUs: 1408 / 2 = 704, five groups and a half. */
@Int4W4A16(zeroPoints = true)
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 4096, intermediateSize = 1408)
@MoEDeployment(name = "two l40s", tp = 2, gpu = Gpu.L40S)
class GroupsThatCutAPart {}

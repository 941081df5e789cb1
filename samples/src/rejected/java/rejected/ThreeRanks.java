// MOEQ402
package rejected;

import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Unquantized;

/** Qwen1.5-MoE-A2.7B, and three GPUs are free. */
@Unquantized
@MoELayer(numExperts = 60, expertsPerToken = 4, hiddenDim = 2048, intermediateSize = 1408)
@MoEDeployment(name = "three a10", tp = 3, gpu = Gpu.A10)
class ThreeRanks {}

// MOEQ517
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** The second was copied from the first. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "h100", tp = 1, gpu = Gpu.H100)
@MoEDeployment(name = "h100", tp = 2, gpu = Gpu.H100)
class TwoOfOneName {}

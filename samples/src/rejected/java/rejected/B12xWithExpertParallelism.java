// MOEQ603
package rejected;

import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Nvfp4W4A4;

/** B12X holds all experts on each rank. */
@Nvfp4W4A4
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 512)
@MoEDeployment(name = "two rtx pro 6000", tp = 2, expertParallel = true, gpu = Gpu.RTX_PRO_6000, kernel = Kernel.B12X)
class B12xWithExpertParallelism {}

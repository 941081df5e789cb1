// MOEQ602
package rejected;

import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Nvfp4W4A4;

/** DeepSeek-V3-0324-NVFP4 on Hopper, with the kernels that its recipe names for Blackwell. */
@Nvfp4W4A4
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048)
@MoEDeployment(name = "eight h100", tp = 8, gpu = Gpu.H100, kernel = Kernel.FLASHINFER_TRTLLM)
class Nvfp4OnHopper {}

// MOEQ609
package warned;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** HPC's kernels cut nothing off. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, swigluLimit = 10.0)
@MoEDeployment(name = "eight h100", tp = 8, gpu = Gpu.H100, kernel = Kernel.HPC)
class ClampThatHpcDrops {}

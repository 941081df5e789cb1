// MOEQ601
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** DeepGEMM multiplies fp8 in blocks of 128x128 only. */
@Fp8W8A8
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048)
@MoEDeployment(name = "eight h100", tp = 8, gpu = Gpu.H100, kernel = Kernel.DEEP_GEMM)
class DeepGemmWithoutBlocks {}

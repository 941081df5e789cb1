// MOEQ608
package rejected;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** Marlin computes in 16 bits. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, inDtype = DType.FLOAT32)
@MoEDeployment(name = "eight h100", tp = 8, gpu = Gpu.H100, kernel = Kernel.MARLIN)
class Float32OnMarlin {}

// MOEQ605
package rejected;

import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Int4W4A16;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** Marlin takes 128 columns at a time. */
@Int4W4A16(groupSize = 64)
@MoELayer(numExperts = 64, expertsPerToken = 6, hiddenDim = 2112, intermediateSize = 1024)
@MoEDeployment(name = "one h100", gpu = Gpu.H100, kernel = Kernel.MARLIN)
class OddHiddenSizeOnMarlin {}

// MOEQ607
package warned;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** Before Ada no kernel multiplies fp8: Marlin takes the weights, and leaves activations as they are (ktransformers 1978). */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 512)
@MoEDeployment(name = "one a100", gpu = Gpu.A100)
class BlockFp8OnAmpere {}

// MOEQ614
package warned;

import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Unquantized;

/** Without quantization vLLM takes this name as it takes auto. */
@Unquantized
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "two h100", tp = 2, gpu = Gpu.H100, kernel = Kernel.HUMMING)
class HummingWithoutQuantization {}

// MOEQ610
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Routing;

/** With one scale for each tensor TRTLLM routes tokens itself, and knows no router of the model's own. */
@Fp8W8A8(staticActivations = true)
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, routing = Routing.CUSTOM)
@MoEDeployment(name = "eight b200", tp = 8, gpu = Gpu.B200, kernel = Kernel.FLASHINFER_TRTLLM)
class OwnRouterOnTrtLlm {}

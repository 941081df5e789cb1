// MOEQ612
package warned;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Nvfp4W4A4;

/** Nemotron-3 in nvfp4 on Blackwell: the kernels of the first choice answer wrongly without a gate (vllm 52308). */
@Nvfp4W4A4
@MoELayer(numExperts = 128, expertsPerToken = 6, hiddenDim = 2688, intermediateSize = 1856, activation = Activation.RELU2_NO_MUL)
@MoEDeployment(name = "one b200", gpu = Gpu.B200)
class Nvfp4WithoutAGate {}

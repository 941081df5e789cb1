// MOEQ408
package rejected;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Nvfp4W4A4;

/** Nemotron-3-Nano on eight GPUs: 1856 / 8 = 232, and a half group of weights without a scale. */
@Nvfp4W4A4
@MoELayer(
    numExperts = 128,
    expertsPerToken = 6,
    hiddenDim = 2688,
    intermediateSize = 1856,
    activation = Activation.RELU2_NO_MUL)
@MoEDeployment(name = "eight b200", tp = 8, gpu = Gpu.B200)
class ScalesThatAreCutOff {}

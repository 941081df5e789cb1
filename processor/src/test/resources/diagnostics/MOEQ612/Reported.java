package demo;

import dev.moequant.annotations.*;

@Nvfp4W4A4
@MoELayer(numExperts = 128, expertsPerToken = 6, hiddenDim = 2688, intermediateSize = 1856, activation = Activation.RELU2_NO_MUL)
@MoEDeployment(name = "one b200", gpu = Gpu.B200)
//                                      ^^^^^^^^ MOEQ612 W
class Experts {}

package demo;

import dev.moequant.annotations.*;

@Unquantized
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "two h100", tp = 2, gpu = Gpu.H100, kernel = Kernel.HUMMING)
//                                                                 ^^^^^^^^^^^^^^ MOEQ614 W
class Experts {}

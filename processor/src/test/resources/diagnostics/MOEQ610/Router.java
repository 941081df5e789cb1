package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(staticActivations = true)
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, routing = Routing.CUSTOM)
//                                                                                                    ^^^^^^^^^^^^^^ MOEQ610
@MoEDeployment(name = "eight b200", tp = 8, gpu = Gpu.B200, kernel = Kernel.FLASHINFER_TRTLLM)
class Experts {}

package demo;

import dev.moequant.annotations.*;

@Nvfp4W4A4
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 512)
@MoEDeployment(name = "workstation", gpu = Gpu.RTX_PRO_6000, kernel = Kernel.FLASHINFER_TRTLLM)
//                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ602
@MoEDeployment(name = "node", tp = 2, gpu = Gpu.B200, kernel = Kernel.FLASHINFER_TRTLLM)
class Experts {}

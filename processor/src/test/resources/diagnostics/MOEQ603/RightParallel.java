package demo;

import dev.moequant.annotations.*;

@Nvfp4W4A4
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, routing = Routing.DEEPSEEK_V3)
@MoEDeployment(name = "eight cards", tp = 8, expertParallel = true, gpu = Gpu.RTX_PRO_6000, kernel = Kernel.FLASHINFER_CUTLASS)
class Experts {}

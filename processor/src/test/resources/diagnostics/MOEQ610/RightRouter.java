package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(staticActivations = true)
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, routing = Routing.CUSTOM)
@MoEDeployment(name = "eight b200", tp = 8, gpu = Gpu.B200, kernel = Kernel.FLASHINFER_CUTLASS)
class Experts {}

@Fp8W8A8(staticActivations = true)
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, routing = Routing.DEEPSEEK_V3)
@MoEDeployment(name = "eight b200", tp = 8, gpu = Gpu.B200, kernel = Kernel.FLASHINFER_TRTLLM)
class Known {}

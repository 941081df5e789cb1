package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, routing = Routing.DEEPSEEK_V3)
@MoEDeployment(name = "eight h100", tp = 8, gpu = Gpu.H100)
@MoEDeployment(name = "whatever it is", tp = 8)
class Blocks {}

@Nvfp4W4A4
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 7168, intermediateSize = 2048, routing = Routing.DEEPSEEK_V3)
@MoEDeployment(name = "eight b200", tp = 8, gpu = Gpu.B200)
class FourBits {}

@Int4W4A16
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "one a100", gpu = Gpu.A100)
class WeightsOnly {}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "two l40s", tp = 2, gpu = Gpu.L40S)
@MoEDeployment(name = "four l40s", tp = 4, gpu = Gpu.L40S)
class TooManyRanks {}

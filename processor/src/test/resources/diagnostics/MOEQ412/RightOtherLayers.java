package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(
    numExperts = 256,
    expertsPerToken = 8,
    hiddenDim = 7168,
    intermediateSize = 2048,
    denseIntermediateSize = 18432,
    sharedIntermediateSize = 2048)
@MoEDeployment(name = "eight ranks", tp = 8, expertParallel = true)
@MoEDeployment(name = "data parallel", tp = 2, dp = 16, expertParallel = true)
class DeepSeekV3Experts {}

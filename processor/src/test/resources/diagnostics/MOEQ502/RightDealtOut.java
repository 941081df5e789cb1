package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(
    name = "six ranks",
    tp = 3,
    dp = 2,
    expertParallel = true,
    eplb = true,
    redundantExperts = 4,
    all2all = All2AllBackend.DEEPEP_LOW_LATENCY)
@MoEDeployment(name = "gathered", tp = 3, dp = 2, expertParallel = true)
class Qwen3Experts {}

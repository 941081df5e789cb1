package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(
    name = "copies",
    tp = 6,
    expertParallel = true,
    eplb = true,
    redundantExperts = 4)
@MoEDeployment(name = "even", tp = 8, expertParallel = true, eplb = true)
class Qwen3Experts {}

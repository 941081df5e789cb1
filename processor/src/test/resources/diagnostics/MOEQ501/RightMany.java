package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 4096, intermediateSize = 14336)
@MoEDeployment(name = "eight ranks", tp = 8, expertParallel = true)
@MoEDeployment(name = "parts of experts", tp = 16)
@MoEDeployment(
    name = "with copies",
    tp = 16,
    expertParallel = true,
    eplb = true,
    redundantExperts = 8)
class Mixtral {}

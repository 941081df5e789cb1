package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 4096, intermediateSize = 14336)
//                     ^ MOEQ501
@MoEDeployment(name = "sixteen ranks", tp = 16, expertParallel = true)
@MoEDeployment(name = "eight ranks", tp = 8, expertParallel = true)
class Mixtral {}

@Fp8W8A8
@MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 4096, intermediateSize = 14336)
//                     ^ MOEQ501
@MoEDeployment(
    name = "with copies",
    tp = 8,
    dp = 2,
    expertParallel = true,
    eplb = true,
    redundantExperts = 4)
class Copies {}

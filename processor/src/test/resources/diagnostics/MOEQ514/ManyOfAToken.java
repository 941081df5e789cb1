package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 512, expertsPerToken = 22, hiddenDim = 4096, intermediateSize = 2688)
//                                            ^^ MOEQ514 W
@MoEDeployment(
    name = "low latency",
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_LOW_LATENCY)
class Nemotron3Super {}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 16, expertsPerToken = 2, hiddenDim = 12288, intermediateSize = 4096)
//                                                          ^^^^^ MOEQ510
//                                                          ^^^^^ MOEQ510
@MoEDeployment(
    name = "low latency",
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_LOW_LATENCY)
@MoEDeployment(name = "nixl", dp = 2, expertParallel = true, all2all = All2AllBackend.NIXL_EP)
class TooWide {}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(perActToken = true, perOutCh = true)
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(
    name = "deepep",
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_HIGH_THROUGHPUT)
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ506 W
class Tokens {}

@Int8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(
    name = "deepep",
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_HIGH_THROUGHPUT)
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ506 W
class Int8 {}

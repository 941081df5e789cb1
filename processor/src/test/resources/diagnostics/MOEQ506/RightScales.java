package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(perActToken = true, perOutCh = true)
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "gathered", dp = 2, expertParallel = true)
class Tokens {}

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(
    name = "deepep",
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_HIGH_THROUGHPUT)
class Blocks {}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 16, expertsPerToken = 2, hiddenDim = 12288, intermediateSize = 4096)
@MoEDeployment(
    name = "high throughput",
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_HIGH_THROUGHPUT)
class Wide {}

@Fp8W8A8
@MoELayer(numExperts = 16, expertsPerToken = 2, hiddenDim = 8192, intermediateSize = 4096)
@MoEDeployment(
    name = "low latency",
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_LOW_LATENCY)
class Widest {}

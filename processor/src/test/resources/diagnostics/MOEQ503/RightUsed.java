package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(
    name = "used",
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_HIGH_THROUGHPUT)
@MoEDeployment(name = "the default", tp = 2, all2all = All2AllBackend.ALLGATHER_REDUCESCATTER)
class Qwen3Experts {}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "nixl", dp = 2, expertParallel = true, all2all = All2AllBackend.NIXL_EP)
class Qwen3Experts {}

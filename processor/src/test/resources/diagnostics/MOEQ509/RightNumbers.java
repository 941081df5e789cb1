package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "one rank", tp = 1, dp = 1, redundantExperts = 0)
class Qwen3Experts {}

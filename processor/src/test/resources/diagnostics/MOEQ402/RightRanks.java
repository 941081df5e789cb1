package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "six ranks", tp = 6)
@MoEDeployment(name = "five that take whole experts", tp = 5, expertParallel = true)
class Qwen3Experts {}

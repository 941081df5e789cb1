package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "three h100", tp = 3, gpu = Gpu.H100)
@MoEDeployment(name = "four l40s", tp = 4, expertParallel = true, gpu = Gpu.L40S)
class Qwen3Experts {}

@Fp8W8A8(blockShape = {64, 64})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "four l40s", tp = 4, gpu = Gpu.L40S)
class SmallerBlocks {}

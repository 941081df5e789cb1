package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "two h100", tp = 2, gpu = Gpu.H100)
@MoEDeployment(name = "four l40s", tp = 4, gpu = Gpu.L40S)
//                                      ^ MOEQ403
class Qwen3Experts {}

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 3072, intermediateSize = 1536)
@MoEDeployment(name = "eight h100", tp = 8, gpu = Gpu.H100)
//                                       ^ MOEQ403
class MiniMaxM2Experts {}

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "data parallel", dp = 4)
//                                          ^ MOEQ403
@MoEDeployment(name = "both", tp = 2, dp = 2)
//                                 ^ MOEQ403
class OverAllRanks {}

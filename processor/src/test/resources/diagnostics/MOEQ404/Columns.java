package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {64, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "four ranks", tp = 4)
//                                       ^ MOEQ404
@MoEDeployment(name = "four replicas", dp = 4)
//                                          ^ MOEQ404
class Divided {}

@Fp8W8A8(blockShape = {64, 128})
@MoELayer(numExperts = 16, expertsPerToken = 2, hiddenDim = 2048, intermediateSize = 960)
@MoEDeployment(name = "whole experts", tp = 2, expertParallel = true)
//                                          ^ MOEQ404
class Looked {}

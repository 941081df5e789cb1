package demo;

import dev.moequant.annotations.*;

@Nvfp4W4A4
@MoELayer(numExperts = 64, expertsPerToken = 8, hiddenDim = 2056, intermediateSize = 1000)
//                                                          ^^^^ MOEQ408
//                                                                                   ^^^^ MOEQ408
class Whole {}

@Nvfp4W4A4
@MoELayer(numExperts = 64, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 1824)
@MoEDeployment(name = "four ranks", tp = 4)
//                                       ^ MOEQ408
@MoEDeployment(name = "four replicas", dp = 4)
//                                          ^ MOEQ408
class Parts {}

@Mxfp8W8A8
@MoELayer(numExperts = 64, expertsPerToken = 8, hiddenDim = 2064, intermediateSize = 1024)
//                                                          ^^^^ MOEQ408
class ThirtyTwos {}

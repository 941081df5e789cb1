package demo;

import dev.moequant.annotations.*;

@Int4W4A16
@MoELayer(numExperts = 64, expertsPerToken = 6, hiddenDim = 2048, intermediateSize = 1344)
//                                                                                   ^^^^ MOEQ407 W
@MoEDeployment(name = "said once")
class Whole {}

@Int4W4A16
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "four ranks", tp = 4)
//                                       ^ MOEQ407 W
@MoEDeployment(name = "four replicas", dp = 4)
//                                          ^ MOEQ407 W
class Parts {}

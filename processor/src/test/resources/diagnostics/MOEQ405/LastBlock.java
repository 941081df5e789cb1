package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 32, expertsPerToken = 4, hiddenDim = 2880, intermediateSize = 3072)
//                                                          ^^^^ MOEQ405 W
@MoEDeployment(name = "said once", tp = 2)
@MoEDeployment(name = "not of each", tp = 4)
class Partial {}

@Fp8W8A8(blockShape = {64, 256})
@MoELayer(numExperts = 32, expertsPerToken = 4, hiddenDim = 1984, intermediateSize = 3072)
//                                                          ^^^^ MOEQ405 W
class OfColumns {}

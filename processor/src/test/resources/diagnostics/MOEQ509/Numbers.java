package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "none", tp = 0, dp = -1, redundantExperts = -2)
//                                 ^ MOEQ509
//                                         ^^ MOEQ509
//                                                                ^^ MOEQ509
@MoEDeployment(name = "the others are checked", tp = 5)
//                                                   ^ MOEQ402
@MoEDeployment(name = "as many as there are", tp = Integer.MAX_VALUE, dp = Integer.MAX_VALUE)
//                                                 ^^^^^^^^^^^^^^^^^ MOEQ402
class Qwen3Experts {}

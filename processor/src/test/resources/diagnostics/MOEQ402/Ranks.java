package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "five ranks", tp = 5)
//                                       ^ MOEQ402
@MoEDeployment(name = "seven ranks", dp = 7)
//                                        ^ MOEQ402
@MoEDeployment(name = "both", tp = 2, dp = 5)
//                                 ^ MOEQ402
class Qwen3Experts {}

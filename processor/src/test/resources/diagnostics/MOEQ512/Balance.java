package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "nobody places them", tp = 8, expertParallel = true, redundantExperts = 8)
//                                                                                            ^ MOEQ512
@MoEDeployment(name = "uneven", tp = 6, expertParallel = true, eplb = true)
//                                                                    ^^^^ MOEQ512
@MoEDeployment(name = "still uneven", tp = 2, dp = 3, expertParallel = true, eplb = true, redundantExperts = 2)
//                                                                                  ^^^^ MOEQ512
class Qwen3Experts {}

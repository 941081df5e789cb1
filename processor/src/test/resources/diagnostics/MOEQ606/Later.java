package demo;

import dev.moequant.annotations.*;

@Int4W4A8
@MoELayer(numExperts = 64, expertsPerToken = 6, hiddenDim = 2048, intermediateSize = 1408)
@MoEDeployment(name = "one h100", gpu = Gpu.H100)
//                                      ^^^^^^^^ MOEQ606
@MoEDeployment(name = "anything")
//                    ^^^^^^^^^^ MOEQ606
class Experts {}

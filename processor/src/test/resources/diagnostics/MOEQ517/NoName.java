package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "")
//                    ^^ MOEQ517
@MoEDeployment(name = "  ", tp = 2)
//                    ^^^^ MOEQ517
class NoName {}

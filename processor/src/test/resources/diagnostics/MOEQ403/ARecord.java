package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
@MoEDeployment(name = "two", tp = 2)
@MoEDeployment(name = "four", tp = 4)
//                                 ^ MOEQ403 ecj:generated
record ARecord(int layer) {}

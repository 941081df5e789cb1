package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 32, expertsPerToken = 4, hiddenDim = 2880, intermediateSize = 3072)
//                                                          ^^^^ MOEQ405 W ecj:generated
record ARecord(int layer) {}

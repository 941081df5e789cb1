package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 32, expertsPerToken = 4, hiddenDim = 2880, intermediateSize = 3072)
@SuppressWarnings("MOEQ405")
//~ ecj WARNING Unsupported @SuppressWarnings("MOEQ405")
class Partial {}

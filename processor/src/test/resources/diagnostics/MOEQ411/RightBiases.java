package demo;

import dev.moequant.annotations.*;

@Mxfp4W4A16(bias = true)
@MoELayer(
    numExperts = 32,
    expertsPerToken = 4,
    hiddenDim = 2880,
    intermediateSize = 2880,
    bias = true)
class GptOss {}

@Unquantized
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)
class Neither {}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
@MoELayer(numExperts = 8, expertsPerToken = 8, hiddenDim = 4096, intermediateSize = 14336)
class EachOnce {}

@Fp8W8A8
@MoELayer(
    numExperts = 1,
    expertsPerToken = 1,
    hiddenDim = 1,
    intermediateSize = 1,
    denseIntermediateSize = 0,
    sharedIntermediateSize = 0)
class TheSmallest {}

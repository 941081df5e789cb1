package demo;

import dev.moequant.annotations.*;

@Unquantized
@MoELayer(
    numExperts = 32,
    expertsPerToken = 4,
    hiddenDim = 2880,
    intermediateSize = 2880,
    bias = true)
//         ^^^^ MOEQ411
@MoEDeployment(name = "said once", tp = 2)
class OfTheLayerAlone {}

@Int4W4A8
@MoELayer(
    numExperts = 32,
    expertsPerToken = 4,
    hiddenDim = 4096,
    intermediateSize = 2048,
    bias = true)
//         ^^^^ MOEQ411
class NoSchemeHasThem {}

@Mxfp4W4A16(bias = true)
@MoELayer(
    numExperts = 32,
    expertsPerToken = 4,
    hiddenDim = 2880,
    intermediateSize = 2880,
    bias = false)
//         ^^^^^ MOEQ411
class OfTheSchemeAlone {}

@Mxfp4W4A16(bias = true)
@MoELayer(numExperts = 32, expertsPerToken = 4, hiddenDim = 2880, intermediateSize = 2880)
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ411
class LeftOut {}

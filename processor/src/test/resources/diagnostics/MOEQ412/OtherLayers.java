package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@MoELayer(
    numExperts = 256,
    expertsPerToken = 8,
    hiddenDim = 7168,
    intermediateSize = 2048,
    denseIntermediateSize = 18432,
//                          ^^^^^ MOEQ412
//                          ^^^^^ MOEQ412
    sharedIntermediateSize = 2048)
//                           ^^^^ MOEQ412
//                           ^^^^ MOEQ412
@MoEDeployment(name = "dense layers in parts", tp = 32, dp = 1, expertParallel = true)
@MoEDeployment(name = "no whole number", tp = 5, dp = 2, expertParallel = true)
class DeepSeekV3Experts {}

@Nvfp4W4A4
@MoELayer(
    numExperts = 64,
    expertsPerToken = 8,
    hiddenDim = 2048,
    intermediateSize = 2048,
    sharedIntermediateSize = 1824)
//                           ^^^^ MOEQ412
@MoEDeployment(name = "four ranks", tp = 4)
class CutOff {}

@Int4W4A16
@MoELayer(
    numExperts = 64,
    expertsPerToken = 8,
    hiddenDim = 2048,
    intermediateSize = 2048,
    denseIntermediateSize = 1000)
//                          ^^^^ MOEQ412
@MoEDeployment(name = "two ranks", tp = 2)
class NoHalf {}

@Fp8W8A8(blockShape = {64, 128})
@MoELayer(
    numExperts = 64,
    expertsPerToken = 8,
    hiddenDim = 2048,
    intermediateSize = 2048,
    denseIntermediateSize = 768)
//                          ^^^ MOEQ412
@MoEDeployment(name = "four ranks", tp = 4)
class Columns {}

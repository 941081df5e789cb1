package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
//                    ^^^^^^^^^^ MOEQ403
@MoELayer(numExperts = 64, expertsPerToken = 6, hiddenDim = 2048, intermediateSize = 1344)
@MoEDeployment(name = "said once", tp = 4)
@MoEDeployment(name = "whatever it is", tp = 4, expertParallel = true)
class NoNumberOfBlocks {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.GROUP,
            groupShape = {1, 128}),
    weights =
        @Weights(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.BLOCK,
            groupShape = {128, 128}))
//                       ^^^^^^^^^^ MOEQ403
@MoELayer(numExperts = 64, expertsPerToken = 6, hiddenDim = 2048, intermediateSize = 1344)
class SpelledOut {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.GROUP,
            groupShape = {1, 128}),
    weights =
        @Weights(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.BLOCK,
            groupShape = {128, 128}))
@interface Theirs {}

@Theirs
//<^^^^ MOEQ403
@MoELayer(numExperts = 64, expertsPerToken = 6, hiddenDim = 2048, intermediateSize = 1344)
class OfTheirOwn {}

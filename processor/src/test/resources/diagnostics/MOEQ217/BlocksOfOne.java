package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations = @Activations(dtype = DType.FLOAT8_E4M3FN),
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ217
    weights =
        @Weights(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.BLOCK,
            groupShape = {128, 128}))
class OnlyWeights {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.GROUP,
            groupShape = {1, 128}),
    weights =
        @Weights(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.PER_TENSOR))
//                        ^^^^^^^^^^^^^^^^^^^^^^ MOEQ217
class OnlyActivations {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.GROUP,
            groupShape = {1, 64}),
//                       ^^^^^^^ MOEQ217
    weights =
        @Weights(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.BLOCK,
            groupShape = {128, 128}))
class TwoWidths {}

package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    weights =
        @Weights(
            dtype = DType.MXFP4,
            granularity = Granularity.GROUP,
            groupShape = {1, 128}))
//                       ^^^^^^^^ MOEQ207
class OtherGroups {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.NVFP4,
            granularity = Granularity.PER_TOKEN),
//                        ^^^^^^^^^^^^^^^^^^^^^ MOEQ207
    weights = @Weights(dtype = DType.NVFP4))
class TheFormatHasItsOwn {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.NVFP4,
            granularity = Granularity.GROUP,
            groupShape = {1, 32}),
//                       ^^^^^^^ MOEQ207
    weights =
        @Weights(
            dtype = DType.NVFP4,
            granularity = Granularity.GROUP,
            groupShape = {1, 32}))
//                       ^^^^^^^ MOEQ207
class BothHalves {}

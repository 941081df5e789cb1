package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations = @Activations(dtype = DType.FLOAT8_E4M3FN, granularity = Granularity.PER_TENSOR),
//                                                                        ^^^^^^^^^^^^^^^^^^^^^^ MOEQ219
    weights =
        @Weights(dtype = DType.INT4, granularity = Granularity.GROUP, groupShape = {1, 128}))
class OneScale {}

@QuantScheme(
    activations = @Activations(dtype = DType.FLOAT8_E4M3FN, granularity = Granularity.PER_TOKEN),
    weights = @Weights(dtype = DType.INT4, granularity = Granularity.PER_CHANNEL))
//                                                       ^^^^^^^^^^^^^^^^^^^^^^^ MOEQ219
class WithoutGroups {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.GROUP,
            groupShape = {1, 64}),
//                       ^^^^^^^ MOEQ219
    weights = @Weights(dtype = DType.MXFP4))
class OtherWidth {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.PER_TENSOR,
            dynamic = true),
//                    ^^^^ MOEQ219
    weights = @Weights(dtype = DType.MXFP4))
class FromEachBatch {}

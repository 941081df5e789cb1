package demo;

import dev.moequant.annotations.*;

@Int4W4A8(groupSize = 128)
class Int4WithFp8 {}

@QuantScheme(
    activations = @Activations(dtype = DType.FLOAT8_E4M3FN, granularity = Granularity.PER_TOKEN),
    weights =
        @Weights(dtype = DType.INT4, granularity = Granularity.GROUP, groupShape = {1, 128}))
class SpelledOut {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.GROUP,
            groupShape = {1, 128}),
    weights = @Weights(dtype = DType.MXFP4))
class Groups {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.PER_TENSOR,
            dynamic = false),
    weights = @Weights(dtype = DType.MXFP4))
class FromTheCheckpoint {}

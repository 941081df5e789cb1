package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.GROUP, groupShape = {0, 128}))
class Group {}

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
class Block {}

@QuantScheme(weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))
class NoShape {}

package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations = @Activations(dtype = DType.INT8),
    weights =
        @Weights(
            dtype = DType.INT8,
            granularity = Granularity.GROUP,
            groupShape = {0, 128}))
//                        ^ MOEQ102
class QuantizedActivations {}

@QuantScheme(
    weights =
        @Weights(dtype = DType.INT8, granularity = Granularity.GROUP, groupShape = {0, 128}))
class WeightOnly {}

package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations = @Activations,
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))
class NothingSaid {}

@QuantScheme(
    activations = @Activations(dtype = DType.NONE, granularity = Granularity.NONE, dynamic = true),
    weights = @Weights(dtype = DType.INT8))
class DefaultsInWords {}

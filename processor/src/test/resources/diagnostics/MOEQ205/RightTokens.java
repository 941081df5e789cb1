package demo;

import dev.moequant.annotations.*;

@Int8W8A8
class Tokens {}

@QuantScheme(
    activations = @Activations(dtype = DType.INT8, granularity = Granularity.PER_TOKEN),
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))
class SpelledOut {}

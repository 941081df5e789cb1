package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations = @Activations(dtype = DType.NONE),
    weights = @Weights(dtype = DType.FLOAT8_E4M3FN))
class WeightOnly {}

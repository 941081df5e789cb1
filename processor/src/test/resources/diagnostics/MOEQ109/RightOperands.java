package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations = @Activations(dtype = DType.INT8, granularity = Granularity.PER_TOKEN),
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))
class TokensAndChannels {}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(perOutCh = false, blockShape = {128, 128})
class Blocks {}

@QuantScheme(
    activations = @Activations(dtype = DType.INT8, granularity = Granularity.PER_TOKEN),
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))
class Channels {}

package demo;

import dev.moequant.annotations.*;

@Int8W8A8(perActToken = false)
class PerTensor {}

@QuantScheme(
    activations = @Activations(dtype = DType.INT8),
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_TENSOR))
class ByDefault {}

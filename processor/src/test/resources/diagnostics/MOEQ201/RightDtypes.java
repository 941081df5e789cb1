package demo;

import dev.moequant.annotations.*;

@QuantScheme(weights = @Weights(dtype = DType.INT8))
class WeightOnly {}

@QuantScheme(
    activations = @Activations(dtype = DType.MXFP4),
    weights = @Weights(dtype = DType.MXFP4))
class Mxfp4 {}

@QuantScheme(
    activations = @Activations(dtype = DType.NVFP4),
    weights = @Weights(dtype = DType.NVFP4))
class Nvfp4 {}

package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    weights = @Weights(dtype = DType.MXFP4, granularity = Granularity.GROUP, groupShape = {1, 32}))
class Mxfp4 {}

@QuantScheme(
    activations =
        @Activations(dtype = DType.NVFP4, granularity = Granularity.GROUP, groupShape = {1, 16}),
    weights = @Weights(dtype = DType.NVFP4, granularity = Granularity.GROUP, groupShape = {1, 16}))
class Nvfp4 {}

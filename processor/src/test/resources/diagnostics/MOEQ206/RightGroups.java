package demo;

import dev.moequant.annotations.*;

@Mxfp4W4A4
class Default {}

@Mxfp4W4A4(blockShape = {})
class NoBlocks {}

@Mxfp4W4A4(blockShape = {1, 32})
class SpelledOutBlocks {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.MXFP4,
            granularity = Granularity.GROUP,
            groupShape = {1, 32}),
    weights = @Weights(dtype = DType.MXFP4))
class SpelledOutGroups {}

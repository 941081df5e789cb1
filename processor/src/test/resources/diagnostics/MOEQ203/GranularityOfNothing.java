package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations = @Activations(granularity = Granularity.PER_TOKEN),
//                                           ^^^^^^^^^^^^^^^^^^^^^ MOEQ203
    weights = @Weights(dtype = DType.INT8))
class GranularityOfNothing {}

@QuantScheme(weights = @Weights(granularity = Granularity.PER_CHANNEL))
//                                            ^^^^^^^^^^^^^^^^^^^^^^^ MOEQ203
class OfNoWeights {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.NONE,
            dynamic = false),
//                    ^^^^^ MOEQ203
    weights = @Weights(dtype = DType.INT8))
class StaticScalesOfNothing {}

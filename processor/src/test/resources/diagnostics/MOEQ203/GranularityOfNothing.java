package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations = @Activations(granularity = Granularity.PER_TOKEN),
//                                           ^^^^^^^^^^^^^^^^^^^^^ MOEQ203
    weights = @Weights(dtype = DType.INT4))
class GranularityOfNothing {}

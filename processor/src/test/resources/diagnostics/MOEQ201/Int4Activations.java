package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations = @Activations(dtype = DType.INT4, granularity = Granularity.PER_TOKEN),
//                                     ^^^^^^^^^^ MOEQ201
    weights = @Weights(dtype = DType.INT4))
class Int4Activations {}

@QuantScheme(weights = @Weights(dtype = DType.INT4))
class Int4Weights {}

package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations = @Activations(dtype = DType.INT4, granularity = Granularity.PER_TOKEN),
//                                     ^^^^^^^^^^ MOEQ201
    weights = @Weights(dtype = DType.INT8))
class Int4Activations {}

@QuantScheme(activations = @Activations(dtype = DType.UINT8))
//                                              ^^^^^^^^^^^ MOEQ201
class ActivationsAlone {}

package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations = @Activations(dtype = DType.INT8),
    weights = @Weights(dtype = DType.FLOAT8_E4M3FN))
//                             ^^^^^^^^^^^^^^^^^^^ MOEQ202
class NoSuchPair {}

@QuantScheme(activations = @Activations(dtype = DType.INT8))
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ202
class NoWeights {}

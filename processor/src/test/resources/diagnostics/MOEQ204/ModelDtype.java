package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations = @Activations(dtype = DType.BFLOAT16),
//                                     ^^^^^^^^^^^^^^ MOEQ204
    weights = @Weights(dtype = DType.FLOAT16))
//                             ^^^^^^^^^^^^^ MOEQ204
class ModelDtype {}

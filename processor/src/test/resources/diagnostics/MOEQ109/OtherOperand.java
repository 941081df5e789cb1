package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.INT8,
            granularity = Granularity.PER_CHANNEL),
//                        ^^^^^^^^^^^^^^^^^^^^^^^ MOEQ109
    weights =
        @Weights(
            dtype = DType.INT8,
            granularity = Granularity.PER_TOKEN))
//                        ^^^^^^^^^^^^^^^^^^^^^ MOEQ109
class OtherOperand {}

package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.INT8,
            granularity = Granularity.PER_TOKEN,
            groupShape = {1, -1}),
//                       ^^^^^^^ MOEQ105
    weights =
        @Weights(
            dtype = DType.INT8,
            granularity = Granularity.PER_CHANNEL,
            groupShape = {1, -1}))
//                       ^^^^^^^ MOEQ105
class SpelledOut {}

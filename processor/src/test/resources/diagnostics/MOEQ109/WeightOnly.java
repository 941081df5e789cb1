package demo;

import dev.moequant.annotations.*;

@QuantScheme(weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_TENSOR))
//                                                                ^^^^^^^^^^^^^^^^^^^^^^ MOEQ109
class PerTensor {}

@QuantScheme(
    weights =
        @Weights(
            dtype = DType.INT4,
            granularity = Granularity.BLOCK,
//                        ^^^^^^^^^^^^^^^^^ MOEQ109
            groupShape = {128, 128}))
class Blocks {}

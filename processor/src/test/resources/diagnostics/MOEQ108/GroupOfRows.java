package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    weights =
        @Weights(
            dtype = DType.INT8,
            granularity = Granularity.GROUP,
//                        ^^^^^^^^^^^^^^^^^ MOEQ108
            groupShape = {128, 128}))
class GroupOfRows {}

package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    weights =
        @Weights(
            dtype = DType.INT4,
            granularity = Granularity.GROUP,
            groupShape = {0, 128, 1}))
//                       ^^^^^^^^^^^ MOEQ101
class GroupOfThree {}

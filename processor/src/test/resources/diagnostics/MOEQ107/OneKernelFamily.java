package demo;

import dev.moequant.annotations.*;

@Int4W4A16(groupSize = 48)
//                     ^^ MOEQ107 W
class OnlyTriton {}

@Int4W4A16(
    actOrder = ActOrder.STATIC,
    groupSize = -1)
//              ^^ MOEQ107 W
class OnlyMarlin {}

@QuantScheme(weights = @Weights(dtype = DType.INT4))
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ107 W
class NoGroupsAtAll {}

@QuantScheme(
    weights =
        @Weights(
            dtype = DType.INT8,
            granularity = Granularity.GROUP,
            groupShape = {0, 256}))
//                       ^^^^^^^^ MOEQ107 W
class SpelledOut {}

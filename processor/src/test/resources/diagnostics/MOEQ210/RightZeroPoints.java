package demo;

import dev.moequant.annotations.*;

@Int4W4A16(zeroPoints = true)
class Int4 {}

@Int8W8A16(zeroPoints = true, groupSize = 64)
class Int8 {}

@QuantScheme(
    weights =
        @Weights(
            dtype = DType.INT8,
            granularity = Granularity.GROUP,
            groupShape = {0, 128},
            zeroPoints = true))
class SpelledOut {}

package demo;

import dev.moequant.annotations.*;

@Int4W4A16
class Default {}

@Int8W8A16
class ChannelsOfInt8 {}

@Int8W8A16(groupSize = 32)
class Small {}

@QuantScheme(
    weights = @Weights(dtype = DType.INT4, granularity = Granularity.GROUP, groupShape = {0, 64}))
class SpelledOut {}

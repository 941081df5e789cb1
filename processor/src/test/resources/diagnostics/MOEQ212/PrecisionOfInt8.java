package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    weights = @Weights(dtype = DType.INT8),
    precisionConfig = true)
//                    ^^^^ MOEQ212
class PrecisionOfInt8 {}

@QuantScheme(precisionConfig = true)
//                             ^^^^ MOEQ212
class PrecisionOfNothing {}

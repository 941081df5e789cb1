package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    weights =
        @Weights(
            dtype = DType.FLOAT8_E4M3FN,
            zeroPoints = true))
//                       ^^^^ MOEQ210
class ZeroPointsOfFp8 {}

@QuantScheme(
    activations = @Activations(dtype = DType.INT8, granularity = Granularity.PER_TOKEN),
    weights = @Weights(dtype = DType.INT8, zeroPoints = true))
//                                                      ^^^^ MOEQ210
class QuantizedActivations {}

@Int8W8A16(zeroPoints = true)
//                      ^^^^ MOEQ210
class OfOutputChannels {}

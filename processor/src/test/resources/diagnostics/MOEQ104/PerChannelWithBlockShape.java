package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(
    perOutCh = true,
//             ^^^^ MOEQ104
    blockShape = {128, 128})
class PerChannelWithBlockShape {}

@QuantScheme(
    activations = @Activations(dtype = DType.INT8),
    weights =
        @Weights(
            dtype = DType.INT8,
            granularity = Granularity.PER_CHANNEL,
//                        ^^^^^^^^^^^^^^^^^^^^^^^ MOEQ104
            groupShape = {128, 128}))
class SpelledOut {}

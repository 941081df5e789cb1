package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(perActToken = true)
//                     ^^^^ MOEQ213 W
class TokensAlone {}

@Fp8W8A8(perOutCh = true)
//                  ^^^^ MOEQ213 W
class ChannelsAlone {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.INT8,
            granularity = Granularity.PER_TOKEN),
//                        ^^^^^^^^^^^^^^^^^^^^^ MOEQ213 W
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_TENSOR))
class SpelledOut {}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(
    perActToken = true,
    perOutCh = true,
    staticActivations = true)
//                      ^^^^ MOEQ208
class StaticPerToken {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.INT8,
            granularity = Granularity.PER_TOKEN,
            dynamic = false),
//                    ^^^^^ MOEQ208
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))
class SpelledOut {}

@Fp8W8A8(staticActivations = true)
class StaticPerTensor {}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(
    perActToken = true,
//                ^^^^ MOEQ103
    blockShape = {128, 128})
class PerTokenWithBlockShape {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.PER_TOKEN),
//                        ^^^^^^^^^^^^^^^^^^^^^ MOEQ103
    weights =
        @Weights(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.BLOCK,
            groupShape = {128, 128}))
class SpelledOut {}

@Fp8W8A8(perActToken = true, perOutCh = true)
class PerToken {}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
class Blocks {}

@Fp8W8A8(blockShape = {1, 128})
class OneRow {}

@QuantScheme(
    weights =
        @Weights(dtype = DType.INT4, granularity = Granularity.GROUP, groupShape = {0, 128}))
class Groups {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.GROUP,
            groupShape = {1, 128}),
    weights =
        @Weights(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.BLOCK,
            groupShape = {128, 128}))
class SpelledOut {}

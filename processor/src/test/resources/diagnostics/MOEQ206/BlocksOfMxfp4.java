package demo;

import dev.moequant.annotations.*;

@Mxfp4W4A4(blockShape = {128, 128})
//                      ^^^^^^^^^^ MOEQ206
class BlocksOfMxfp4 {}

@Mxfp4W4A4(blockShape = 0)
//                      ^ MOEQ206
class NotEvenAPair {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.MXFP4,
            granularity = Granularity.GROUP,
            groupShape = {1, 16}),
//                       ^^^^^^^ MOEQ206
    weights = @Weights(dtype = DType.MXFP4))
class SpelledOut {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.MXFP4,
            granularity = Granularity.BLOCK),
//                        ^^^^^^^^^^^^^^^^^ MOEQ206
    weights = @Weights(dtype = DType.MXFP4))
class WithoutAShape {}

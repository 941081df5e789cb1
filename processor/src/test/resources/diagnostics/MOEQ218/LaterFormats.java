// in: -Amoequant.vllm=2025-10
package demo;

import dev.moequant.annotations.*;

@Mxfp8W8A8
//<^^^^^^^ MOEQ218
class Mxfp8 {}

@Int4W4A8
//<^^^^^^ MOEQ218
class Int4WithFp8 {}

@QuantScheme(
    activations = @Activations(dtype = DType.MXFP8),
    weights = @Weights(dtype = DType.MXFP4))
//                             ^^^^^^^^^^^ MOEQ218
class SpelledOut {}

@QuantScheme(
    activations = @Activations(dtype = DType.MXFP8),
    weights = @Weights(dtype = DType.MXFP8))
//                             ^^^^^^^^^^^ MOEQ218
class WithoutWeightsAlone {}

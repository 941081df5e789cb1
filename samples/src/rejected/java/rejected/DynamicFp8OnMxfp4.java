// MOEQ219
package rejected;

import dev.moequant.annotations.Activations;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;

/** Fp8 activations may be scaled from each batch, but not where the weights are mxfp4. */
@QuantScheme(
    activations = @Activations(dtype = DType.FLOAT8_E4M3FN, granularity = Granularity.PER_TENSOR),
    weights = @Weights(dtype = DType.MXFP4))
class DynamicFp8OnMxfp4 {}

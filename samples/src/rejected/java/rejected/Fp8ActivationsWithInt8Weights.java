// MOEQ202
package rejected;

import dev.moequant.annotations.Activations;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;

/** Both are eight bits wide, but no kernel multiplies one with the other. */
@QuantScheme(
    activations = @Activations(dtype = DType.FLOAT8_E4M3FN, granularity = Granularity.PER_TOKEN),
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))
class Fp8ActivationsWithInt8Weights {}

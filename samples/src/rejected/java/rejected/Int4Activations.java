// MOEQ201
package rejected;

import dev.moequant.annotations.Activations;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;

/** W4A4 exists, but as nvfp4 and mxfp4. */
@QuantScheme(
    activations = @Activations(dtype = DType.INT4, granularity = Granularity.PER_TOKEN),
    weights = @Weights(dtype = DType.INT4, granularity = Granularity.PER_CHANNEL))
class Int4Activations {}

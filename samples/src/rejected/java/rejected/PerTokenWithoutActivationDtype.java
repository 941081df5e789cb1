// MOEQ203
package rejected;

import dev.moequant.annotations.Activations;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;

/** Weight-only int8: there are no activation scales to have one of per token. */
@QuantScheme(
    activations = @Activations(granularity = Granularity.PER_TOKEN),
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))
class PerTokenWithoutActivationDtype {}

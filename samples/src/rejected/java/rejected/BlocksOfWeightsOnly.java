// MOEQ217
package rejected;

import dev.moequant.annotations.Activations;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;

/** DeepSeek-V3's weights, with one scale for all activations. */
@QuantScheme(
    activations =
        @Activations(dtype = DType.FLOAT8_E4M3FN, granularity = Granularity.PER_TENSOR),
    weights =
        @Weights(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.BLOCK,
            groupShape = {128, 128}))
class BlocksOfWeightsOnly {}

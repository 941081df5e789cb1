// MOEQ210
package rejected;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;

/** A float format is symmetric by itself. */
@QuantScheme(
    weights =
        @Weights(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.PER_CHANNEL,
            zeroPoints = true))
class ZeroPointsForFp8 {}

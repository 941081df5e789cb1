// MOEQ212
package rejected;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;

/** The class was written for gpt-oss, then the dtype was changed. */
@QuantScheme(weights = @Weights(dtype = DType.FLOAT8_E4M3FN), precisionConfig = true)
class PrecisionConfigForFp8 {}

// MOEQ305
package rejected;

import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.annotations.Unquantized;
import dev.moequant.samples.models.Tensor;

/** The experts have a bias, and the scheme does not say so. */
@Unquantized
record BiasOfAnUnbiasedScheme(@QuantParam(TensorSlot.W1_BIAS) Tensor w13Bias) {}

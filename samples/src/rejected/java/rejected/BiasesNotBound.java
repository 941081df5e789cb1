// MOEQ301
package rejected;

import dev.moequant.annotations.Mxfp4W4A16;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.samples.models.Tensor;

/** The class is as old as the biases are not. */
@Mxfp4W4A16(bias = true)
record BiasesNotBound(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale) {}

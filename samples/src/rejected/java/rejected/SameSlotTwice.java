// MOEQ303
package rejected;

import dev.moequant.annotations.Int8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.samples.models.Tensor;

/** In the file gate and up have a scale each; vLLM has them fused. */
@Int8W8A8
record SameSlotTwice(
    @QuantParam(TensorSlot.W1_SCALE) Tensor gateScale,
    @QuantParam(TensorSlot.W1_SCALE) Tensor upScale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor downScale) {}

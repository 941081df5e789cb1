// MOEQ304
package rejected;

import dev.moequant.annotations.Int4W4A16;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.samples.models.Tensor;

/** One annotation was forgotten. */
@Int4W4A16(zeroPoints = true)
record HalfAPair(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scales,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scales,
    @QuantParam(TensorSlot.W1_ZP) Tensor w13ZeroPoints,
    Tensor w2ZeroPoints) {}

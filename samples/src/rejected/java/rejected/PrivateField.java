// MOEQ307
package rejected;

import dev.moequant.annotations.Int8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.samples.models.Tensor;

/** Reflection would read it; generated code does not. */
@Int8W8A8
final class PrivateField {
  @QuantParam(TensorSlot.W1_SCALE)
  final Tensor w13Scale;

  @QuantParam(TensorSlot.W2_SCALE)
  private final Tensor w2Scale;

  PrivateField(Tensor w13Scale, Tensor w2Scale) {
    this.w13Scale = w13Scale;
    this.w2Scale = w2Scale;
  }
}

package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;

@Fp8W8A8(blockShape = {128}) //! MOEQ101
class WrongScheme {
  @lombok.Getter(onMethod_ = @QuantParam(W1_SCALE))
  private Tensor w1;

  @lombok.Getter(onMethod_ = @QuantParam(W2_SCALE))
  private Tensor w2;

  Object config() {
    return WrongSchemeQuantConfig.of(this);
  }
}

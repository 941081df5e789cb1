package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;

@lombok.Value
@lombok.experimental.NonFinal
class Base {
  @QuantParam(W1_SCALE) Tensor w1; //! MOEQ307
  @QuantParam(W2_SCALE) protected Tensor w2;
}

@Fp8W8A8(blockShape = {128, 128})
class OfBase extends Base {
  OfBase(Tensor w1, Tensor w2) {
    super(w1, w2);
  }
}

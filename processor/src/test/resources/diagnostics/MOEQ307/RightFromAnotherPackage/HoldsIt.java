package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
class HoldsIt extends lib.Base {
  @QuantParam(TensorSlot.W1_SCALE) String first;

  @QuantParam(TensorSlot.W2_SCALE)
  String second() {
    return w2;
  }
}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
class ReadsIt extends lib.Annotated {
  @QuantParam(TensorSlot.W2_SCALE)
  String second() {
    return w2;
  }
}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
class Members {
  @Deprecated(forRemoval = true)
  @QuantParam(TensorSlot.W1_SCALE)
  String w1 = "first";

  @Deprecated
  @QuantParam(TensorSlot.W2_SCALE)
  String w2() {
    return "second";
  }
}

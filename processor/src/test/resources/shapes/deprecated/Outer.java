package demo;

import dev.moequant.annotations.*;

@Deprecated(since = "2", forRemoval = true)
class Outer {
  static class Tensor {}

  @Fp8W8A8
  static class Experts {
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
  }
}

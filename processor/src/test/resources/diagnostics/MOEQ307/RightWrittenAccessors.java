package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8
record Experts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1, @QuantParam(TensorSlot.W2_SCALE) Tensor w2) {
  public Tensor w1() {
    return w1;
  }

  @QuantParam(TensorSlot.W2_SCALE)
  public Tensor w2() {
    return w2;
  }
}

package demo;

import dev.moequant.annotations.*;

class Bounds {
  @Deprecated
  static class Tensor {}

  @Fp8W8A8
  static class Experts<T extends Tensor> {
    @QuantParam(TensorSlot.W1_SCALE) T w1;
    @QuantParam(TensorSlot.W2_SCALE) T w2;
  }
}

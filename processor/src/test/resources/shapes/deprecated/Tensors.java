package demo;

import dev.moequant.annotations.*;
import java.util.List;

class Tensors {
  @Deprecated(forRemoval = true)
  static class Tensor {}

  @Fp8W8A8
  static class Experts {
    @QuantParam(TensorSlot.W1_SCALE) List<? extends Tensor>[] w1;
    @QuantParam(TensorSlot.W2_SCALE) List<? extends Tensor>[] w2;
  }
}

package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8
abstract class Experts {
  @QuantParam(TensorSlot.W1_SCALE)
  abstract Tensor w1();

  @QuantParam(TensorSlot.W2_SCALE)
  abstract Tensor w2();
}

class Wrong extends Experts {
  @Override
  @QuantParam(TensorSlot.W1_SCALE)
  Tensor w1() {
    return new Tensor();
  }

  @Override
  Tensor w2() {
    return new Tensor();
  }

  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
  Tensor another() {
    return new Tensor();
  }
}

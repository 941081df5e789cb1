package demo;

import dev.moequant.annotations.*;

class Tensor {}

abstract class Base {
  @QuantParam(TensorSlot.W1_SCALE) Tensor hidden;

  @QuantParam(TensorSlot.W1_SCALE)
  abstract Tensor w1();

  @QuantParam(TensorSlot.W2_SCALE)
  abstract Tensor w2();
}

@Fp8W8A8
class HidesOneAndOverridesTwo extends Base {
  Tensor hidden;

  @QuantParam(TensorSlot.W1_SCALE)
  @Override
  Tensor w1() {
    return hidden;
  }

  @Override
  Tensor w2() {
    return hidden;
  }
}

@Fp8W8A8
record AccessorAndComponent(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1, @QuantParam(TensorSlot.W2_SCALE) Tensor w2) {
  @QuantParam(TensorSlot.W1_SCALE)
  public Tensor w1() {
    return w1;
  }
}

package demo;

import dev.moequant.annotations.*;

class Tensor {}

abstract class Base {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
}

interface Source {
  @QuantParam(TensorSlot.W2_SCALE)
  Tensor w2();
}

@Fp8W8A8
class Experts extends Base implements Source {
  @Override
  public Tensor w2() {
    return w1;
  }
}

class CanBeMade {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
}

@Fp8W8A8
class InheritsThem extends CanBeMade {}

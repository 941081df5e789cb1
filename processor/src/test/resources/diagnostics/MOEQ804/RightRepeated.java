package demo;

import dev.moequant.annotations.*;

class Tensor {}

@interface Generated {}

@Fp8W8A8
abstract class Experts {
  @QuantParam(TensorSlot.W1_SCALE)
  abstract Tensor w1();

  @QuantParam(TensorSlot.W2_SCALE)
  abstract Tensor w2();
}

class Written extends Experts {
  @Override
  @QuantParam(TensorSlot.W1_SCALE)
  Tensor w1() {
    return new Tensor();
  }

  @Override
  @QuantParam(TensorSlot.W2_SCALE)
  Tensor w2() {
    return new Tensor();
  }
}

class Below extends Written {
  @Override
  @QuantParam(TensorSlot.W1_SCALE)
  Tensor w1() {
    return new Tensor();
  }
}

@Generated
class Builder {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;

  static class Step {
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
  }
}

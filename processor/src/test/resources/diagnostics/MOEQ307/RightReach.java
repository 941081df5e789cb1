package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8
class Getters {
  private Tensor w1 = new Tensor();
  private Tensor w2 = new Tensor();

  @QuantParam(TensorSlot.W1_SCALE)
  Tensor w1() {
    return w1;
  }

  @QuantParam(TensorSlot.W2_SCALE)
  protected Tensor w2() throws IllegalStateException {
    return w2;
  }
}

@Fp8W8A8
record Components(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1, @QuantParam(TensorSlot.W2_SCALE) Tensor w2) {}

@Fp8W8A8
class Statics {
  @QuantParam(TensorSlot.W1_SCALE) static final Tensor W1 = new Tensor();

  @QuantParam(TensorSlot.W2_SCALE)
  static Tensor w2() {
    return W1;
  }
}

@Fp8W8A8
interface Constants {
  @QuantParam(TensorSlot.W1_SCALE) Tensor W1 = new Tensor();

  @QuantParam(TensorSlot.W2_SCALE)
  default Tensor w2() {
    return W1;
  }
}

interface Throwing<X extends Exception> {
  @QuantParam(TensorSlot.W1_SCALE)
  Tensor w1() throws X;

  @QuantParam(TensorSlot.W2_SCALE)
  Tensor w2();
}

@Fp8W8A8
interface ThrowsNothingToCatch extends Throwing<RuntimeException> {}

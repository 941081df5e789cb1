package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8
class Twice {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;

  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ303
  Tensor again;

  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ303
  Tensor w1() {
    return w1;
  }
}

@Fp8W8A8
record InARecord(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2) {
  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ303
  Tensor other() {
    return w2;
  }
}

interface One {
  @QuantParam(TensorSlot.W1_SCALE)
  Tensor w();
}

interface Other {
  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ303
  Tensor w();

  @QuantParam(TensorSlot.W2_SCALE)
  Tensor w2();
}

@Fp8W8A8
interface OneMethodOfTwoInterfaces extends One, Other {}

@Fp8W8A8
record Accessor(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1, @QuantParam(TensorSlot.W2_SCALE) Tensor w2) {
  @QuantParam(TensorSlot.A1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ303 ecj+0
  public Tensor w1() {
    return w1;
  }
}

@Fp8W8A8
class Copied {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;

  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ303
  Tensor w2;
}

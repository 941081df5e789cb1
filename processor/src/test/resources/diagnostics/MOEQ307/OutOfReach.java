package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8
class OutOfReach {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  private Tensor w1;

  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  Tensor w2(int layer) {
    return w1;
  }
}

@Unquantized(bias = true)
class NothingOrATrap {
  @QuantParam(TensorSlot.W1_BIAS)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  void load() {}

  @QuantParam(TensorSlot.W2_BIAS)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  Tensor read() throws java.io.IOException {
    return new Tensor();
  }
}

@Fp8W8A8
class PrivateType {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  Mine w1;

  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  java.util.List<Mine[]> w2;

  private static class Mine {}
}

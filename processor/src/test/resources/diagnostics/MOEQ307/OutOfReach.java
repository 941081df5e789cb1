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

@Fp8W8A8
class Overloads {
  @QuantParam(TensorSlot.W1_SCALE)
  Tensor w1() {
    return new Tensor();
  }

  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  Tensor w1(int layer, java.util.List<String> names) {
    return new Tensor();
  }

  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
}

@Fp8W8A8
interface PrivateInAnInterface {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  private Tensor w1() {
    return w2();
  }

  @QuantParam(TensorSlot.W2_SCALE)
  Tensor w2();
}

interface Throwing<X extends Exception> {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  Tensor w1() throws X;

  @QuantParam(TensorSlot.W2_SCALE)
  Tensor w2();
}

@Fp8W8A8
interface ThrowsWhatItIsTold extends Throwing<java.io.IOException> {}

abstract class PrivateInABase {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  private Tensor w1;

  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
}

@Fp8W8A8
class ReadsABase extends PrivateInABase {}

@Int8W8A8
class ReadsItToo extends PrivateInABase {}

@Fp8W8A8
class WithAGetter {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  private Tensor w1;

  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  private Tensor w2() {
    return w1;
  }

  Tensor getW1() {
    return w1;
  }
}

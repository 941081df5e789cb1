package demo;

import dev.moequant.annotations.*;

class Generics {
  private static class Mine {}

  @Fp8W8A8
  static class Methods {
    @QuantParam(TensorSlot.W1_SCALE)
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
    <T> T w1() {
      return null;
    }

    @QuantParam(TensorSlot.W2_SCALE)
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
    <T> String w2() {
      return "";
    }
  }

  @Fp8W8A8
  static class Wildcards {
    @QuantParam(TensorSlot.W1_SCALE)
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
    java.util.List<? extends Mine> w1;

    @QuantParam(TensorSlot.W2_SCALE)
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
    java.util.List<? super Mine> w2;
  }

  @Fp8W8A8
  static class Bounds<T extends Mine> {
    @QuantParam(TensorSlot.W1_SCALE)
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
    T w1;

    @QuantParam(TensorSlot.W2_SCALE)
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
    T w2;
  }
}

package demo;

import dev.moequant.annotations.*;

class WithBindings {
  @Fp8W8A8
//^^^^^^^^ MOEQ802
  private static class Experts<T> {
    @QuantParam(TensorSlot.W1_SCALE) T w1;
    @QuantParam(TensorSlot.W2_SCALE) T w2;
  }

  Object config = WithBindings_ExpertsQuantConfig.of(new Experts<String>());
}

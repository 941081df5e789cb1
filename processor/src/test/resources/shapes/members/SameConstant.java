package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

class SameConstant {
  interface First {
    String W = "unbound";
  }

  interface Second {
    @QuantParam(TensorSlot.W1_SCALE) String W = "first";
    @QuantParam(TensorSlot.W2_SCALE) String W2 = "second";
  }

  @Fp8W8A8
  static class Experts implements First, Second {}

  static FusedMoEQuantConfig<?> config() {
    return SameConstant_ExpertsQuantConfig.of(new Experts());
  }
}

package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

class Statics {
  abstract static class Base<T> {
    @QuantParam(TensorSlot.W1_SCALE) static final String FIRST = "first";
  }

  interface Source {
    @QuantParam(TensorSlot.W2_SCALE) String SECOND = "second";

    @QuantParam(TensorSlot.A1_SCALE)
    static String a1() {
      return "a1";
    }
  }

  @Fp8W8A8(staticActivations = true)
  static class Experts extends Base<String> implements Source {
    @QuantParam(TensorSlot.A2_SCALE)
    static String a2() {
      return "a2";
    }
  }

  static FusedMoEQuantConfig<?> config() {
    return Statics_ExpertsQuantConfig.of(new Experts());
  }
}

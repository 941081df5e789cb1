package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

class HiddenOwner {
  private abstract static class Base {
    @QuantParam(TensorSlot.W1_SCALE) static String first = "first";

    @QuantParam(TensorSlot.W2_SCALE)
    String second() {
      return "second";
    }
  }

  @Fp8W8A8
  static class Experts extends Base {}

  static FusedMoEQuantConfig<?> config() {
    return HiddenOwner_ExpertsQuantConfig.of(new Experts());
  }
}

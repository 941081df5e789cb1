package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

class OverriddenAndHidden {
  abstract static class Base {
    @QuantParam(TensorSlot.W2_SCALE) String hidden = "hidden";

    @QuantParam(TensorSlot.W1_SCALE)
    Object first() {
      return "overridden";
    }
  }

  @Fp8W8A8
  static class Experts extends Base {
    @QuantParam(TensorSlot.W2_SCALE) String hidden = "second";

    @Override
    String first() {
      return "first";
    }
  }

  static FusedMoEQuantConfig<?> config() {
    return OverriddenAndHidden_ExpertsQuantConfig.of(new Experts());
  }
}

package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

class Constants {
  interface SCHEME {
    @QuantParam(TensorSlot.W1_SCALE) String FIRST = "first";
  }

  @Fp8W8A8
  static class Experts implements SCHEME {
    @QuantParam(TensorSlot.W2_SCALE) final String second = "second";
  }

  static FusedMoEQuantConfig<?> config() {
    return Constants_ExpertsQuantConfig.of(new Experts());
  }
}

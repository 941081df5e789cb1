package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

interface ClassInAGenericInterface<A> {
  @Fp8W8A8
  class Experts {
    @QuantParam(TensorSlot.W1_SCALE) String w1 = "first";
    @QuantParam(TensorSlot.W2_SCALE) String w2 = "second";
  }

  static FusedMoEQuantConfig<?> config() {
    return ClassInAGenericInterface_ExpertsQuantConfig.of(new Experts());
  }
}

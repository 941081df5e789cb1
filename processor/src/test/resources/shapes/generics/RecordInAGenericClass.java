package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

class RecordInAGenericClass<A> {
  @Fp8W8A8
  record Experts(
      @QuantParam(TensorSlot.W1_SCALE) String w1, @QuantParam(TensorSlot.W2_SCALE) String w2) {}

  static FusedMoEQuantConfig<?> config() {
    return RecordInAGenericClass_ExpertsQuantConfig.of(new Experts("first", "second"));
  }
}

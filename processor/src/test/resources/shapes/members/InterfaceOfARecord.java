package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

class InterfaceOfARecord {
  interface Scales<T> {
    @QuantParam(TensorSlot.W1_SCALE)
    T first();

    @QuantParam(TensorSlot.W2_SCALE)
    default T second() {
      return first();
    }
  }

  @Fp8W8A8
  record Experts(String first, String second) implements Scales<String> {}

  static FusedMoEQuantConfig<?> config() {
    return InterfaceOfARecord_ExpertsQuantConfig.of(new Experts("first", "second"));
  }
}

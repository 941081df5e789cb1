package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

@Fp8W8A8
record WrittenAccessor(
    @QuantParam(TensorSlot.W1_SCALE) String first, @QuantParam(TensorSlot.W2_SCALE) String other) {
  @Override
  public String other() {
    return "second";
  }

  static FusedMoEQuantConfig<?> config() {
    return WrittenAccessorQuantConfig.of(new WrittenAccessor("first", "field"));
  }
}

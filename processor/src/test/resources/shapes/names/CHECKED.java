package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

@Fp8W8A8
class CHECKED {
  @QuantParam(TensorSlot.W1_SCALE) static Object first = "first";

  @QuantParam(TensorSlot.W2_SCALE)
  static Object second() {
    return "second";
  }

  static FusedMoEQuantConfig<?> config() {
    return CHECKEDQuantConfig.of(new CHECKED());
  }
}

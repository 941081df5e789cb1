package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

@Fp8W8A8(staticActivations = true)
class Names {
  @QuantParam(TensorSlot.W1_SCALE) String method = "first";
  @QuantParam(TensorSlot.A1_SCALE) String CHECKED = "a1";

  @QuantParam(TensorSlot.W2_SCALE)
  String slots() {
    return "second";
  }

  @QuantParam(TensorSlot.A2_SCALE)
  String $of$() {
    return "a2";
  }

  static FusedMoEQuantConfig<?> config() {
    return NamesQuantConfig.of(new Names());
  }
}

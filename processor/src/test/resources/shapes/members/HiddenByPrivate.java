package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

abstract class Grandparent {
  @QuantParam(TensorSlot.W1_SCALE) String w1 = "hidden";

  @QuantParam(TensorSlot.W2_SCALE)
  static String w2() {
    return "hidden";
  }
}

abstract class Parent extends Grandparent {
  @SuppressWarnings("unused")
  private String w1 = "private";
}

@Fp8W8A8
class HiddenByPrivate extends Parent {
  @QuantParam(TensorSlot.W1_SCALE) String first = "first";

  static String w2() {
    return "unbound";
  }

  @QuantParam(TensorSlot.W2_SCALE) String second = "second";

  static FusedMoEQuantConfig<?> config() {
    return HiddenByPrivateQuantConfig.of(new HiddenByPrivate());
  }
}

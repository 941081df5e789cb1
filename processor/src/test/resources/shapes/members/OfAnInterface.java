package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

@Int4W4A16(zeroPoints = true)
public interface OfAnInterface {
  @QuantParam(TensorSlot.W1_SCALE)
  String first();

  @QuantParam(TensorSlot.W2_SCALE)
  default String second() {
    return "second";
  }

  @QuantParam(TensorSlot.W1_ZP) String ZP = "zp";

  @QuantParam(TensorSlot.W2_ZP)
  static String zp() {
    return ZP;
  }

  static FusedMoEQuantConfig<?> config() {
    return OfAnInterfaceQuantConfig.of(() -> "first");
  }
}

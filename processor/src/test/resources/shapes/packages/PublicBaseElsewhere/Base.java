package lib;

import dev.moequant.annotations.*;

public abstract class Base extends OutOfSight {
  @QuantParam(TensorSlot.W1_SCALE)
  public static String first() {
    return "first";
  }
}

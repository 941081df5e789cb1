package lib;

import dev.moequant.annotations.*;

abstract class OutOfSight {
  @QuantParam(TensorSlot.W2_SCALE) public String second = "second";
}

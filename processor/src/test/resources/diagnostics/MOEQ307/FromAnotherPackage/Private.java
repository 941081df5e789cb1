package lib;

import dev.moequant.annotations.*;

public abstract class Private {
  @QuantParam(TensorSlot.W1_SCALE) private String w1;
  @QuantParam(TensorSlot.W2_SCALE) protected String w2;
}

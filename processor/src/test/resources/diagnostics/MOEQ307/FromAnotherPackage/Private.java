package lib;

import dev.moequant.annotations.*;

public abstract class Private {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  private String w1;

  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  protected String w2;
}

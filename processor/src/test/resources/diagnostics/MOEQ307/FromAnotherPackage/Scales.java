package lib;

import dev.moequant.annotations.*;

public abstract class Scales {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  String w1() {
    return "w1";
  }

  @QuantParam(TensorSlot.W2_SCALE)
  public String w2() {
    return "w2";
  }
}

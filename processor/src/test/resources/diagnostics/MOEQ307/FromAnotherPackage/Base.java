package lib;

import dev.moequant.annotations.*;

public abstract class Base<T> {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  protected T w1;

  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
  protected T w2() {
    return w1;
  }

  @QuantParam(TensorSlot.A1_SCALE) private T notInherited;
}

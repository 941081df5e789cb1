package lib;

import dev.moequant.annotations.*;

public abstract class Base {
  @QuantParam(TensorSlot.W1_SCALE)
  protected abstract Object first();

  @QuantParam(TensorSlot.W2_SCALE)
  protected abstract Object second() throws Exception;
}

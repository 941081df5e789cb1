package lib;

import dev.moequant.annotations.*;

public abstract class Annotated extends Base {
  private String first;

  @QuantParam(TensorSlot.W1_SCALE)
  public String first() {
    return first;
  }
}

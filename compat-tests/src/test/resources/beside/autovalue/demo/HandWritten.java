package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.QuantParam;

final class HandWritten extends Experts {
  @Override
  @QuantParam(W1_SCALE)
  Tensor w13Scale() {
    return new Tensor(8, 12, 16);
  }

  @Override
  @QuantParam(W2_SCALE)
  Tensor w2Scale() {
    return new Tensor(8, 16, 6);
  }
}

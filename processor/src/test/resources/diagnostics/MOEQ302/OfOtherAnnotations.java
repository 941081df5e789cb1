package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Int4W4A16
class ScalesOfChannels {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;

  @QuantParam(TensorSlot.G1_ALPHAS)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ302
  Tensor channels;
}

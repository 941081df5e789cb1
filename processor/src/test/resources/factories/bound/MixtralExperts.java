package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(staticActivations = true)
class MixtralExperts<T extends Comparable<T>> {
  @QuantParam(TensorSlot.A1_SCALE) T a1;
  @QuantParam(TensorSlot.A2_SCALE) T a2;
  @QuantParam(TensorSlot.W1_SCALE) T w1;
  @QuantParam(TensorSlot.W2_SCALE) T w2;
}

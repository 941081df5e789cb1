package demo;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.TensorSlot;

class Tensor {}

@Fp8W8A8(staticActivations = true)
class GlobalScale {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;

  @QuantParam(TensorSlot.A1_GSCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ302
  Tensor a1;

  @QuantParam(TensorSlot.A2_SCALE) Tensor a2;
}

@Fp8W8A8
class ZeroPoint {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;

  @QuantParam(TensorSlot.W2_ZP)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ302
  Tensor w2;
}

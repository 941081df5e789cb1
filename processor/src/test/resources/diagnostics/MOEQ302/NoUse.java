package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8
class ZeroPoints {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;

  @QuantParam(TensorSlot.W1_ZP)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ302
  Tensor zp1;

  @QuantParam(TensorSlot.W2_ZP)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ302
  Tensor zp2() {
    return zp1;
  }
}

@Int8W8A8
record InARecord(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2,
    @QuantParam(TensorSlot.G1_ALPHAS) Tensor alphas) {
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ302 ecj:generated
}

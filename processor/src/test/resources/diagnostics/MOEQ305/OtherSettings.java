package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8
class NotStatic {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;

  @QuantParam(TensorSlot.A1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ305
  Tensor a1;
}

@Int8W8A16
class Symmetric {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;

  @QuantParam(TensorSlot.W1_ZP)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ305
  Tensor zp1;

  @QuantParam(TensorSlot.W2_ZP) Tensor zp2;
}

@Unquantized
class NoBiases {
  @QuantParam(TensorSlot.W1_BIAS)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ305
  Tensor bias;
}

@Fp8W8A8(blockShape = {128, 128})
class Blocks {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;

  @QuantParam(TensorSlot.A2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ305
  Tensor a2;
}

package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8
class OneScale {
  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ304
  Tensor w2;
}

@Int4W4A16(zeroPoints = true)
class OneZeroPoint {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;

  @QuantParam(TensorSlot.W1_ZP)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ304
  Tensor zp;
}

abstract class Base {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
}

@Fp8W8A8
class HidesTheOther extends Base {
  Tensor w1;

  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ304
  Tensor w2;
}

package demo;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.TensorSlot;

class Tensor {}

abstract class Base {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ304
  Tensor w1;
}

@Fp8W8A8
class WithoutTheOther extends Base {}

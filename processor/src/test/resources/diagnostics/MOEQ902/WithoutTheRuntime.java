// in: a processor path without the runtime
package demo;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.TensorSlot;

@Fp8W8A8
//<^^^^^ MOEQ902
class FirstOfTwo {}

class WithoutTheRuntime {
  @QuantParam(TensorSlot.W1_SCALE)
  Object w1;
}

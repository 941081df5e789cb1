package demo;

import dev.moequant.annotations.*;

class Tensor {}

class NoScheme {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
  Tensor w1;

  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
}

@QuantTensors(adapter = Tensor.class)
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
abstract class NotInherited {
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
}

@Fp8W8A8
class Outer {
  static class NotItsInner {
    @QuantParam(TensorSlot.W1_SCALE)
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
    Tensor w1() {
      return new Tensor();
    }
  }
}

record InARecord(@QuantParam(TensorSlot.W1_SCALE) Tensor w1) {
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804 ecj:generated
}

enum InAnEnum {
  ONE;

  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
  final Tensor w1 = new Tensor();
}

@QuantScheme
@interface OfTheirOwn {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
  int W1 = 1;
}

@QuantScheme
@QuantTensors(adapter = Tensor.class)
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
@interface WithAnAdapter {
  @QuantParam(TensorSlot.W2_SCALE)
  int w2() default 0;
}

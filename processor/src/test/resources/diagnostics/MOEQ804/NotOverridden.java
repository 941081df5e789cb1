package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8
abstract class Experts {
  @QuantParam(TensorSlot.W1_SCALE)
  abstract Tensor w1();

  @QuantParam(TensorSlot.W2_SCALE)
  abstract Tensor w2();
}

abstract class Both extends Experts {
  @Override
  Tensor w1() {
    return new Tensor();
  }
}

class Overloads extends Both {
  @Override
  Tensor w2() {
    return new Tensor();
  }

  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
  Tensor w1(int layer) {
    return new Tensor();
  }
}

class OtherSlot extends Both {
  @Override
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
  Tensor w2() {
    return new Tensor();
  }
}

@interface NotGenerated {}

@NotGenerated
class Named {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
}

class Outer {
  @interface Nested {
    @QuantParam(TensorSlot.W1_SCALE)
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
    String w1();
  }
}

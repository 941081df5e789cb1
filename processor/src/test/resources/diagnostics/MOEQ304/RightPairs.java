package demo;

import dev.moequant.annotations.*;

class Tensor {}

abstract class Base {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
}

@Fp8W8A8
class OneIsInherited extends Base {
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
}

@Unquantized(bias = true)
interface Biases {
  @QuantParam(TensorSlot.W1_BIAS)
  Tensor first();

  @QuantParam(TensorSlot.W2_BIAS)
  Tensor second();
}

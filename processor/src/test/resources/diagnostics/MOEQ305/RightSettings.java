package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8(staticActivations = true)
class Static {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
  @QuantParam(TensorSlot.A1_SCALE) Tensor a1;
  @QuantParam(TensorSlot.A2_SCALE) Tensor a2;
}

@Unquantized(bias = true)
class Biases {
  @QuantParam(TensorSlot.W1_BIAS) Tensor b1;
  @QuantParam(TensorSlot.W2_BIAS) Tensor b2;
}

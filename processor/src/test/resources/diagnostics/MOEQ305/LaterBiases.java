// in: -Amoequant.vllm=2025-10
package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8
class OneBias {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;

  @QuantParam(TensorSlot.W1_BIAS)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ305
  Tensor b1;
}

@Int4W4A16
class BothBiases {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;

  @QuantParam(TensorSlot.W1_BIAS)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ305
  Tensor b1;

  @QuantParam(TensorSlot.W2_BIAS) Tensor b2;
}

@Mxfp4W4A16
class AnArgumentOfOld {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;

  @QuantParam(TensorSlot.W1_BIAS)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ305
  Tensor b1;
}

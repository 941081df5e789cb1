package demo;

import dev.moequant.annotations.*;

class Tensor {}

class Packed extends Tensor {}

class Precision implements dev.moequant.tensors.PrecisionConfig {}

@Mxfp4W4A16(precisionConfig = true, bias = true)
class Both {
  @QuantParam(TensorSlot.W1_SCALE) Precision w1;
  @QuantParam(TensorSlot.W2_SCALE) dev.moequant.tensors.PrecisionConfig w2;
  @QuantParam(TensorSlot.W1_BIAS) Tensor b1;
  @QuantParam(TensorSlot.W2_BIAS) Packed b2;
}

@Mxfp4W4A16(precisionConfig = true)
class OnlyConfigs {
  @QuantParam(TensorSlot.W1_SCALE) Precision w1;
  @QuantParam(TensorSlot.W2_SCALE) Precision w2;
}

@Fp8W8A8
class TheWiderOfTwo {
  @QuantParam(TensorSlot.W1_SCALE) Packed w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
}

@Fp8W8A8
class Arrays {
  @QuantParam(TensorSlot.W1_SCALE) float[] w1;
  @QuantParam(TensorSlot.W2_SCALE) float[] w2;
}

@Fp8W8A8
class Open<T extends Tensor> {
  @QuantParam(TensorSlot.W1_SCALE) T w1;
  @QuantParam(TensorSlot.W2_SCALE) T w2;
}

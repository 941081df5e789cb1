package demo;

import dev.moequant.annotations.*;

class Tensor {}

class Other {}

class Precision implements dev.moequant.tensors.PrecisionConfig {}

@Fp8W8A8
class TwoTypes {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;

  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ306
  Other w2;
}

@Mxfp4W4A16(precisionConfig = true)
class TensorsForConfigs {
  @QuantParam(TensorSlot.W1_SCALE) Precision w1;

  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ306
  Tensor w2;
}

@Mxfp4W4A16
class ConfigsForTensors {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ306
  Precision w1;

  @QuantParam(TensorSlot.W2_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ306
  Precision w2;
}

@Int8W8A8
class Numbers {
  @QuantParam(TensorSlot.W1_SCALE)
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ306
  float w1;

  @QuantParam(TensorSlot.W2_SCALE) float[] w2;
}

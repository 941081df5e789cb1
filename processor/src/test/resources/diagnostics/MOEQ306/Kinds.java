package demo;

import dev.moequant.annotations.*;

class Tensor {}

class Other {}

class Precision implements dev.moequant.tensors.PrecisionConfig {}

@Fp8W8A8
class TwoTypes {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;

  @QuantParam(TensorSlot.W2_SCALE)
  Other w2;
//      ^^ MOEQ306
}

@Mxfp4W4A16(precisionConfig = true)
class TensorsForConfigs {
  @QuantParam(TensorSlot.W1_SCALE) Precision w1;

  @QuantParam(TensorSlot.W2_SCALE)
  Tensor w2;
//       ^^ MOEQ306
}

@Mxfp4W4A16
class ConfigsForTensors {
  @QuantParam(TensorSlot.W1_SCALE)
  Precision w1;
//          ^^ MOEQ306

  @QuantParam(TensorSlot.W2_SCALE)
  Precision w2;
//          ^^ MOEQ306
}

@Int8W8A8
class Numbers {
  @QuantParam(TensorSlot.W1_SCALE)
  float w1;
//      ^^ MOEQ306

  @QuantParam(TensorSlot.W2_SCALE) float[] w2;
}

@Fp8W8A8(staticActivations = true)
class OneOfFour {
  @QuantParam(TensorSlot.W1_SCALE) Other w1;
//                                       ^^ MOEQ306
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
  @QuantParam(TensorSlot.A1_SCALE) Tensor a1;
  @QuantParam(TensorSlot.A2_SCALE) Tensor a2;
}

@Fp8W8A8
class OnlyNumbers {
  @QuantParam(TensorSlot.W1_SCALE) float w1;
//                                       ^^ MOEQ306
  @QuantParam(TensorSlot.W2_SCALE) float w2;
//                                       ^^ MOEQ306
}

@Fp8W8A8
record InARecord(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1, @QuantParam(TensorSlot.W2_SCALE) int w2) {}
//                                                                                   ^^ MOEQ306 ecj:generated

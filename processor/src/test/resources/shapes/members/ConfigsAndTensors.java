package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.annotations.*;

class ConfigsAndTensors {
  static final class Precision implements PrecisionConfig {}

  @Mxfp4W4A16(precisionConfig = true, bias = true)
  record Experts(
      @QuantParam(TensorSlot.W1_SCALE) Precision w1,
      @QuantParam(TensorSlot.W2_SCALE) PrecisionConfig w2,
      @QuantParam(TensorSlot.W1_BIAS) float[] b1,
      @QuantParam(TensorSlot.W2_BIAS) float[] b2) {
    FusedMoEQuantConfig<float[]> config() {
      return ConfigsAndTensors_ExpertsQuantConfig.of(this);
    }
  }
}

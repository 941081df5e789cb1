package demo;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.annotations.*;

@Mxfp4W4A16(precisionConfig = true)
class TakenTypeVariables<T, TENSOR> {
  @QuantParam(TensorSlot.W1_SCALE) PrecisionConfig w1;
  @QuantParam(TensorSlot.W2_SCALE) PrecisionConfig w2;

  FusedMoEQuantConfig<String> ofAnyTensor() {
    return TakenTypeVariablesQuantConfig.of(this);
  }
}

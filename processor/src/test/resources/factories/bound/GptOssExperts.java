package demo;

import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.annotations.*;

@Mxfp4W4A16(precisionConfig = true)
interface GptOssExperts<T> {
  @QuantParam(TensorSlot.W1_SCALE)
  PrecisionConfig w1();

  @QuantParam(TensorSlot.W2_SCALE)
  PrecisionConfig w2();
}

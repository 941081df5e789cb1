package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import lombok.Builder;
import lombok.Getter;
import lombok.Value;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
@Value
@Builder
class OnMethodOfValue {
  @Getter(onMethod_ = @QuantParam(W1_SCALE))
  Tensor w1;

  @Getter(onMethod_ = @QuantParam(W2_SCALE))
  Tensor w2;
}

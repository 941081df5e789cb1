package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import lombok.Getter;
import lombok.RequiredArgsConstructor;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
@RequiredArgsConstructor
class OnMethod {
  @Getter(onMethod_ = @QuantParam(W1_SCALE))
  private final Tensor w1;

  @Getter(onMethod_ = @QuantParam(W2_SCALE))
  private final Tensor w2;

  Object config() {
    return OnMethodQuantConfig.of(this);
  }
}

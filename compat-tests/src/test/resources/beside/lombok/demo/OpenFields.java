package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import lombok.Builder;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
@RequiredArgsConstructor
@Getter
@Builder
class OpenFields {
  @QuantParam(W1_SCALE)
  final Tensor w1;

  @QuantParam(W2_SCALE)
  final Tensor w2;
}

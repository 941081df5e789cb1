package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import lombok.Data;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
@Data
class OwnMethods {
  private final Tensor w1;
  private final Tensor w2;

  @QuantParam(W1_SCALE)
  Tensor firstScale() {
    return w1;
  }

  @QuantParam(W2_SCALE)
  Tensor secondScale() {
    return w2;
  }
}

package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
public class Experts {
  @QuantParam(W1_SCALE)
  Tensor w13Scale;

  private Tensor w2Scale;

  public Tensor getW13Scale() {
    return w13Scale;
  }

  public void setW13Scale(Tensor scale) {
    w13Scale = scale;
  }

  @QuantParam(W2_SCALE)
  public Tensor getW2Scale() {
    return w2Scale;
  }

  public void setW2Scale(Tensor scale) {
    w2Scale = scale;
  }
}

package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import javax.inject.Inject;
import javax.inject.Named;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
class Experts {
  @QuantParam(W1_SCALE)
  @Inject
  @Named("w13")
  Tensor w13Scale;

  @QuantParam(W2_SCALE)
  final Tensor w2Scale;

  @Inject
  Experts(@Named("w2") Tensor w2Scale) {
    this.w2Scale = w2Scale;
  }
}

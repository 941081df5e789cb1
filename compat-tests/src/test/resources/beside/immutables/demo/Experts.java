package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import org.immutables.value.Value;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
@Value.Immutable
@Value.Style(passAnnotations = QuantParam.class)
abstract class Experts {
  @QuantParam(W1_SCALE)
  abstract Tensor w13Scale();

  @QuantParam(W2_SCALE)
  abstract Tensor w2Scale();

  Object config() {
    return ExpertsQuantConfig.of(this);
  }
}

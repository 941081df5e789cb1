package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import io.soabase.recordbuilder.core.RecordInterface;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
@RecordInterface
public interface OfInterface {
  @QuantParam(W1_SCALE)
  Tensor w13Scale();

  @QuantParam(W2_SCALE)
  Tensor w2Scale();
}

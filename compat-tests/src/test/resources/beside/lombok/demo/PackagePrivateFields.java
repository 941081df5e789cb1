package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import lombok.Value;
import lombok.experimental.PackagePrivate;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
@Value
class PackagePrivateFields {
  @QuantParam(W1_SCALE)
  @PackagePrivate
  Tensor w1;

  @QuantParam(W2_SCALE)
  @PackagePrivate
  Tensor w2;
}

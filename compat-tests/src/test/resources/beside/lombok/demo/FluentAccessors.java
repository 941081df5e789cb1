package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import lombok.AllArgsConstructor;
import lombok.Getter;
import lombok.experimental.Accessors;

interface HasScales {
  @QuantParam(W1_SCALE)
  Tensor w1();

  @QuantParam(W2_SCALE)
  Tensor w2();
}

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
@AllArgsConstructor
@Getter
@Accessors(fluent = true)
class FluentAccessors implements HasScales {
  private final Tensor w1;
  private final Tensor w2;
}

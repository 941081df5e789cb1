package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import lombok.AccessLevel;
import lombok.Getter;
import lombok.experimental.FieldDefaults;

@FieldDefaults(level = AccessLevel.PRIVATE)
abstract class Scales {
  @Getter(onMethod_ = @QuantParam(W1_SCALE))
  Tensor w1;

  @Getter(onMethod_ = @QuantParam(W2_SCALE))
  Tensor w2;

  Scales(Tensor w1, Tensor w2) {
    this.w1 = w1;
    this.w2 = w2;
  }
}

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
class OnMethodOfBase extends Scales {
  OnMethodOfBase(Tensor w1, Tensor w2) {
    super(w1, w2);
  }
}

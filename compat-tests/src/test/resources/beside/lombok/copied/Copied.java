package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;

import lombok.Getter;
import lombok.experimental.Accessors;

/** The getters have the annotations of their fields: each pair is one binding. */
@Fp8W8A8(blockShape = {128, 128})
@Getter
class Copied {
  @QuantParam(W1_SCALE)
  private final Tensor w1;

  @Accessors(fluent = true)
  @QuantParam(W2_SCALE)
  final Tensor w2;

  /** Lombok's would have the annotations on its parameters, where they do not belong. */
  Copied(Tensor w1, Tensor w2) {
    this.w1 = w1;
    this.w2 = w2;
  }
}

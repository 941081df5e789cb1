package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;

import lombok.AllArgsConstructor;
import lombok.Getter;
import lombok.experimental.Accessors;

/** The getters have the annotations of their fields: each pair is one binding. */
@Fp8W8A8(blockShape = {128, 128})
@AllArgsConstructor
@Getter
class Copied {
  @QuantParam(W1_SCALE)
  private final Tensor w1;

  @Accessors(fluent = true)
  @QuantParam(W2_SCALE)
  final Tensor w2;
}

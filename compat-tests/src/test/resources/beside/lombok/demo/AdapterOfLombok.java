package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

import lombok.NoArgsConstructor;

/** The factory uses a constructor that moequant, where it stands first, does not see at first. */
@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = AdapterOfLombok.Info.class)
record AdapterOfLombok(@QuantParam(W1_SCALE) Tensor w1, @QuantParam(W2_SCALE) Tensor w2) {
  @NoArgsConstructor
  static class Info extends TensorInfo {
    Info(int unused) {}
  }
}

package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;

@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = OfAdapter.Info.class) //! MOEQ308
class OfAdapter {
  @QuantParam(W1_SCALE) Tensor w1;
  @QuantParam(W2_SCALE) Tensor w2;

  @lombok.RequiredArgsConstructor
  static class Info extends TensorInfo {
    final int required;
  }
}

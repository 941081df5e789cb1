package demo;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import dev.moequant.annotations.*;

class HiddenTensor {
  private interface Shaped {}

  static class Tensor implements Shaped {}

  static class Adapter implements TensorAdapter<Shaped> {
    @Override
    public long[] shape(Shaped tensor) {
      return new long[0];
    }

    @Override
    public TensorType dtype(Shaped tensor) {
      return TensorType.of("F32");
    }
  }

  @Fp8W8A8
  @QuantTensors(adapter = Adapter.class)
//                        ^^^^^^^^^^^^^ MOEQ308
  static class Experts {
    @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
  }
}

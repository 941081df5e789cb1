package demo;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import dev.moequant.annotations.*;

@Fp8W8A8
@QuantTensors(adapter = Adapters.Adapter.class)
class Adapters {
  @QuantParam(TensorSlot.W1_SCALE) String w1;
  @QuantParam(TensorSlot.W2_SCALE) String w2;

  @Deprecated
  enum Adapter implements TensorAdapter<String> {
    INSTANCE;

    @Override
    public long[] shape(String tensor) {
      return new long[0];
    }

    @Override
    public TensorType dtype(String tensor) {
      return TensorType.of("F32");
    }
  }
}

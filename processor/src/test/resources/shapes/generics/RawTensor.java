package demo;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import dev.moequant.annotations.*;
import java.util.List;

@Fp8W8A8
@QuantTensors(adapter = RawTensor.Adapter.class)
class RawTensor {
  @QuantParam(TensorSlot.W1_SCALE) List<String> w1;
  @QuantParam(TensorSlot.W2_SCALE) List<?> w2;

  @SuppressWarnings("rawtypes")
  static class Adapter implements TensorAdapter<List> {
    @Override
    public long[] shape(List tensor) {
      return new long[] {tensor.size()};
    }

    @Override
    public TensorType dtype(List tensor) {
      return TensorType.of("F32");
    }
  }
}

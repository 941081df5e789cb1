package demo;

import dev.moequant.TensorAdapter;
import dev.moequant.TensorType;

public class TensorInfo implements TensorAdapter<Tensor> {
  @Override
  public long[] shape(Tensor tensor) {
    return tensor.sizes();
  }

  @Override
  public TensorType dtype(Tensor tensor) {
    return TensorType.F32;
  }
}

package demo;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;

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

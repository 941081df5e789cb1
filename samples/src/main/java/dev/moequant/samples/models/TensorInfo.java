package dev.moequant.samples.models;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;

/** Tells moequant shape and dtype of a {@link Tensor}; generated factories make their own. */
public final class TensorInfo implements TensorAdapter<Tensor> {
  @Override
  public long[] shape(Tensor tensor) {
    return tensor.shape().stream().mapToLong(Integer::longValue).toArray();
  }

  @Override
  public TensorType dtype(Tensor tensor) {
    return tensor.dtype();
  }
}

package dev.moequant.tensors;

/**
 * Tells shape and element type of your own tensor class: a DJL {@code NDArray}, a {@code
 * MemorySegment} with a header, an entry of a safetensors header. Does no arithmetic and touches no
 * element.
 *
 * <p>Each check asks both questions once for each tensor, on the calling thread, and keeps copies
 * of the answers: an adapter may use one array again and again. What it throws goes through.
 *
 * @param <T> the tensor type
 */
public interface TensorAdapter<T> {
  /**
   * The sizes as stored; packed formats count bytes or words, not values.
   *
   * @param tensor a tensor
   * @return one size per dimension; empty for a scalar
   */
  long[] shape(T tensor);

  /**
   * The element type as stored; packed fp4 is {@link TensorType#U8}.
   *
   * @param tensor a tensor
   * @return the type
   */
  TensorType dtype(T tensor);
}

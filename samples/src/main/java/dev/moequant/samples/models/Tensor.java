package dev.moequant.samples.models;

import dev.moequant.TensorAdapter;
import dev.moequant.TensorType;
import java.util.List;

/**
 * The tensor type of these samples: what a safetensors header says of a tensor, and no data.
 *
 * @param dtype the element type
 * @param shape the sizes
 */
public record Tensor(TensorType dtype, List<Integer> shape) {
  /** Tells moequant about {@link Tensor}; one such object serves all factories. */
  public static final TensorAdapter<Tensor> TENSORS =
      new TensorAdapter<>() {
        @Override
        public long[] shape(Tensor tensor) {
          return tensor.shape.stream().mapToLong(Integer::longValue).toArray();
        }

        @Override
        public TensorType dtype(Tensor tensor) {
          return tensor.dtype;
        }
      };

  /** Keeps an unmodifiable copy of the shape. */
  public Tensor {
    shape = List.copyOf(shape);
  }

  /**
   * A tensor of single-precision numbers, as most scales are.
   *
   * @param shape the sizes
   * @return the tensor
   */
  public static Tensor f32(Integer... shape) {
    return new Tensor(TensorType.F32, List.of(shape));
  }

  /** Prints dtype and shape, for example {@code F32 [256, 32, 56]}. */
  @Override
  public String toString() {
    return dtype + " " + shape;
  }
}

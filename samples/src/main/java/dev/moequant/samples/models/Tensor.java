package dev.moequant.samples.models;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The tensor type of these samples: an entry of a safetensors file.
 *
 * @param name its name in the file
 * @param dtype the element type
 * @param shape the sizes; empty for a single value
 * @param data the elements, last dimension first, little-endian
 */
public record Tensor(String name, TensorType dtype, List<Integer> shape, ByteBuffer data) {
  /** Tells moequant about {@link Tensor}, where no class names its adapter. */
  public static final TensorAdapter<Tensor> TENSORS = new TensorInfo();

  /**
   * Keeps an unmodifiable copy of the shape, and a view of the data that nobody writes through.
   *
   * @throws IllegalArgumentException if dtype and shape ask for more bytes, or fewer
   */
  public Tensor {
    shape = List.copyOf(shape);
    data = data.slice().asReadOnlyBuffer();
    if (data.remaining() != bytes(dtype, shape)) {
      throw new IllegalArgumentException(
          name + " is " + dtype + " " + shape + " and has " + data.remaining() + " bytes");
    }
  }

  /** The elements; each call gives a buffer of its own. */
  @Override
  public ByteBuffer data() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * A tensor of single-precision zeros, as wide as most scales are.
   *
   * @param shape the sizes
   * @return the tensor
   */
  public static Tensor f32(Integer... shape) {
    List<Integer> sizes = List.of(shape);
    return new Tensor(
        "zeros",
        TensorType.F32,
        sizes,
        ByteBuffer.allocate(Math.toIntExact(bytes(TensorType.F32, sizes))));
  }

  /**
   * A vector of single-precision numbers.
   *
   * @param name its name
   * @param values its elements
   * @return the tensor
   */
  public static Tensor f32(String name, float... values) {
    ByteBuffer data =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return new Tensor(name, TensorType.F32, List.of(values.length), data);
  }

  /**
   * The elements of a tensor of single-precision numbers.
   *
   * @return a copy
   */
  public float[] floats() {
    float[] values = new float[data.remaining() / Float.BYTES];
    data().asFloatBuffer().get(values);
    return values;
  }

  /**
   * How many bytes a tensor has.
   *
   * @param dtype its element type
   * @param shape its sizes
   * @return the bytes of all elements
   * @throws IllegalArgumentException for an element type that these samples do not use
   */
  public static long bytes(TensorType dtype, List<Integer> shape) {
    long elements = 1;
    for (int size : shape) {
      elements = Math.multiplyExact(elements, size);
    }
    return Math.multiplyExact(elements, width(dtype));
  }

  private static int width(TensorType dtype) {
    return switch (dtype.name()) {
      case "F32", "I32" -> 4;
      case "F16", "BF16" -> 2;
      case "F8_E4M3", "I8", "U8" -> 1;
      default -> throw new IllegalArgumentException("no sample has a tensor of " + dtype);
    };
  }

  /** Prints dtype and shape, for example {@code F32 [256, 32, 56]}. */
  @Override
  public String toString() {
    return dtype + " " + shape;
  }
}

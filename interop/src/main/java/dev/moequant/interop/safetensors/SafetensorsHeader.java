package dev.moequant.interop.safetensors;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The header of a safetensors file: its tensors, with dtype and shape, and its metadata. The data
 * is never read.
 *
 * <p>The file has 8 bytes that say how long the header is (little-endian), the header (JSON), and
 * the data to the end. As the format's own library does (safetensors 0.8), the reader demands that
 * the tensors cover the data without holes, without overlaps and to the last byte, and that each
 * has as many bytes as its dtype and shape say. It is stricter in what the format says and the
 * library does not look at: the first byte of the header is <code>{</code>, and no key is there
 * twice. It is more open in one point: a dtype that it does not know is a {@link TensorType} like
 * any other, whose size it does not check.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public final class SafetensorsHeader {
  /** The longest header that the format's own library takes, in bytes. */
  public static final long MOST_BYTES = 100_000_000;

  private final Path file;
  private final Map<String, Entry> tensors;
  private final Map<String, String> metadata;

  /** Of maps that nobody else keeps. */
  SafetensorsHeader(Path file, Map<String, Entry> tensors, Map<String, String> metadata) {
    this.file = file;
    this.tensors = Collections.unmodifiableMap(tensors);
    this.metadata = Collections.unmodifiableMap(metadata);
  }

  /**
   * Reads the header of a file: its first bytes only, however large it is.
   *
   * @param file a safetensors file
   * @return its header
   * @throws SafetensorsException if it cannot be read or is no such file
   */
  public static SafetensorsHeader read(Path file) throws SafetensorsException {
    return HeaderReader.read(file, HeaderBudget.ofOneFile());
  }

  /**
   * Where it was read.
   *
   * @return the path as it was given
   */
  public Path file() {
    return file;
  }

  /**
   * All tensors by name.
   *
   * @return in the order of the header; unmodifiable
   */
  public Map<String, Entry> tensors() {
    return tensors;
  }

  /**
   * One tensor.
   *
   * @param name as it stands in the header
   * @return the tensor, if it is there
   */
  public Optional<Entry> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * What {@code __metadata__} says, for example that the format is {@code pt}.
   *
   * @return in the order of the header; unmodifiable, empty where the header has none
   */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** Prints the file and how many tensors it has. */
  @Override
  public String toString() {
    return file + ": " + tensors.size() + " tensors";
  }

  /**
   * A tensor as a header describes it. With {@link Headers} it can be bound like a tensor that was
   * loaded, and a generated factory checks it.
   *
   * @param name for example {@code model.layers.3.mlp.experts.0.up_proj.weight}
   * @param dtype the element type as stored
   * @param shape the sizes as stored; empty for a scalar
   * @param begin where its first byte is in the file, from 0
   * @param end where the byte behind its last is in the file
   * @param file the file
   */
  public record Entry(
      String name, TensorType dtype, List<Long> shape, long begin, long end, Path file) {
    /** Tells moequant about entries. */
    public static final TensorAdapter<Entry> TENSORS = new Headers();

    /**
     * Keeps an unmodifiable copy of the shape.
     *
     * @throws IllegalArgumentException if it ends before it begins
     */
    public Entry {
      Objects.requireNonNull(name);
      Objects.requireNonNull(dtype);
      Objects.requireNonNull(file);
      shape = List.copyOf(shape);
      if (begin < 0 || end < begin) {
        throw new IllegalArgumentException("a tensor cannot have bytes " + begin + " to " + end);
      }
    }

    /**
     * How many bytes it has.
     *
     * @return the bytes of all elements
     */
    public long bytes() {
      return end - begin;
    }

    /** Prints dtype and shape, for example {@code F32 [256, 32, 56]}. */
    @Override
    public String toString() {
      return dtype + " " + shape;
    }
  }

  /** Tells moequant shape and dtype of an {@link Entry}; generated factories make their own. */
  public static final class Headers implements TensorAdapter<Entry> {
    /** For whoever needs an instance of its own; others take {@link Entry#TENSORS}. */
    public Headers() {}

    @Override
    public long[] shape(Entry tensor) {
      List<Long> sizes = tensor.shape();
      long[] shape = new long[sizes.size()];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = sizes.get(i);
      }
      return shape;
    }

    @Override
    public TensorType dtype(Entry tensor) {
      return tensor.dtype();
    }
  }
}

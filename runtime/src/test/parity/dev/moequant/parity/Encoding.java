package dev.moequant.parity;

import dev.moequant.GroupShape;
import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.tensors.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the vectors write Python values: "true", "S:text", "D:dtype", "T:tensor", "P:config". */
public final class Encoding {
  /**
   * A tensor, known by the argument it was passed as.
   *
   * @param name the argument
   */
  public record Tensor(String name) {}

  /**
   * A PrecisionConfig, known by the argument it was passed as.
   *
   * @param name the argument
   */
  public record Precision(String name) implements PrecisionConfig {}

  private static final Map<String, Class<? extends Exception>> ERRORS =
      Map.of(
          "AssertionError", InvalidQuantConfigException.class,
          "IndexError", IllegalArgumentException.class,
          "TypeError", IllegalArgumentException.class,
          "ValueError", IllegalArgumentException.class,
          "ZeroDivisionError", ArithmeticException.class);

  private Encoding() {}

  static boolean isSameError(String python, Throwable java) {
    return java.getClass() == ERRORS.get(python);
  }

  /** Whether a recorded value and one of Java's are the same. */
  static boolean isSame(@Nullable Object recorded, @Nullable Object java) {
    if (recorded instanceof String text && text.startsWith("E:")) {
      return java instanceof Exception thrown && isSameError(text.split(":", 3)[1], thrown);
    }
    if (recorded instanceof Map<?, ?> left && java instanceof Map<?, ?> right) {
      return left.keySet().equals(right.keySet())
          && left.keySet().stream().allMatch(key -> isSame(left.get(key), right.get(key)));
    }
    if (recorded instanceof List<?> left && java instanceof List<?> right) {
      return left.size() == right.size()
          && IntStream.range(0, left.size()).allMatch(i -> isSame(left.get(i), right.get(i)));
    }
    if (recorded instanceof Number left && java instanceof Number right) {
      return left.doubleValue() == right.doubleValue();
    }
    return Objects.equals(recorded, java);
  }

  /** A Java value as the vectors write it. */
  public static @Nullable Object encode(@Nullable Object value) {
    if (value instanceof Boolean || value instanceof Exception) {
      return value instanceof Boolean ? value.toString() : value;
    }
    if (value instanceof DType dtype) {
      return (dtype.isTorchDType() ? "D:" : "S:") + dtype.vllmName();
    }
    if (value instanceof GroupShape shape) {
      return List.of(shape.row(), shape.col());
    }
    if (value instanceof Scale.Of<?> scale) {
      return encode(scale.tensor());
    }
    if (value instanceof Scale.Precision<?> scale) {
      return encode(scale.config());
    }
    if (value instanceof Tensor tensor) {
      return "T:" + tensor.name();
    }
    if (value instanceof Precision precision) {
      return "P:" + precision.name();
    }
    return value instanceof String text ? "S:" + text : value;
  }

  /** What an accessor gives, or what it throws. */
  public static @Nullable Object read(Supplier<? extends @Nullable Object> accessor) {
    try {
      return encode(accessor.get());
    } catch (RuntimeException thrown) {
      return thrown;
    }
  }

  /** {@return "true" as a boolean; false for "false" and for an argument that was not passed} */
  public static boolean bool(@Nullable Object recorded) {
    return "true".equals(recorded);
  }

  /** {@return a number} */
  public static int integer(@Nullable Object recorded) {
    if (recorded instanceof Number number) {
      return Math.toIntExact(number.longValue());
    }
    throw new IllegalStateException("not a number in the vectors: " + recorded);
  }

  /** {@return the ints of a list, or null} */
  public static int @Nullable [] ints(@Nullable Object recorded) {
    return recorded instanceof List<?> list
        ? list.stream().mapToInt(Encoding::integer).toArray()
        : null;
  }

  /** {@return the text behind the two characters of kind, or null} */
  public static @Nullable String text(@Nullable Object recorded) {
    return recorded == null ? null : recorded.toString().substring(2);
  }

  /** {@return a dtype of our vocabulary; empty for others, and for None} */
  public static Optional<DType> dtype(@Nullable Object recorded) {
    return Arrays.stream(DType.values())
        .filter(dtype -> dtype != DType.NONE && Objects.equals(encode(dtype), recorded))
        .findFirst();
  }

  /** {@return a tensor, or null} */
  public static @Nullable Tensor tensor(@Nullable Object recorded) {
    if (recorded != null && !recorded.toString().startsWith("T:")) {
      throw new IllegalStateException("not a tensor in the vectors: " + recorded);
    }
    return recorded == null ? null : new Tensor(recorded.toString().substring(2));
  }

  /** {@return a tensor or a PrecisionConfig as a scale, or null} */
  public static @Nullable Scale<Tensor> scale(@Nullable Object recorded) {
    if (recorded == null) {
      return null;
    }
    String name = recorded.toString().substring(2);
    return recorded.toString().startsWith("P:")
        ? Scale.precision(new Precision(name))
        : Scale.of(new Tensor(name));
  }
}

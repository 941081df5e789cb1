package dev.moequant.parity;

import dev.moequant.annotations.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the vectors write Python values: "true", "S:text", "D:dtype", "T:tensor". */
public final class Encoding {
  /**
   * A tensor, known by the argument it was passed as.
   *
   * @param name the argument
   */
  public record Tensor(String name) {}

  private Encoding() {}

  /** A Java value as the vectors write it. */
  public static @Nullable Object encode(@Nullable Object value) {
    if (value instanceof Boolean || value instanceof Exception) {
      return value instanceof Boolean ? value.toString() : value;
    }
    if (value instanceof DType dtype) {
      return (dtype.isTorchDType() ? "D:" : "S:") + dtype.vllmName();
    }
    if (value instanceof Tensor tensor) {
      return "T:" + tensor.name();
    }
    return value instanceof String text ? "S:" + text : value;
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
}

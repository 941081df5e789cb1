package dev.moequant;

import dev.moequant.parity.Encoding;
import dev.moequant.parity.Encoding.Tensor;
import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.tensors.Scale;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The runtime's own values as the vectors write them; {@link Encoding} has all others. */
final class VllmValues {
  /**
   * A PrecisionConfig, known by the argument it was passed as: "P:config".
   *
   * @param name the argument
   */
  record Precision(String name) implements PrecisionConfig {}

  private VllmValues() {}

  /** A Java value as the vectors write it. */
  static @Nullable Object encode(@Nullable Object value) {
    if (value instanceof GroupShape shape) {
      return List.of(shape.row(), shape.col());
    }
    if (value instanceof Scale.Of<?> scale) {
      return Encoding.encode(scale.tensor());
    }
    if (value instanceof Scale.Precision<?> scale) {
      return encode(scale.config());
    }
    if (value instanceof Precision precision) {
      return "P:" + precision.name();
    }
    return Encoding.encode(value);
  }

  /** What an accessor gives, or what it throws. */
  static @Nullable Object read(Supplier<? extends @Nullable Object> accessor) {
    try {
      return encode(accessor.get());
    } catch (RuntimeException thrown) {
      return thrown;
    }
  }

  /** {@return a tensor or a PrecisionConfig as a scale, or null} */
  static @Nullable Scale<Tensor> scale(@Nullable Object recorded) {
    if (recorded == null) {
      return null;
    }
    String name = recorded.toString().substring(2);
    return recorded.toString().startsWith("P:")
        ? Scale.precision(new Precision(name))
        : Scale.of(new Tensor(name));
  }
}

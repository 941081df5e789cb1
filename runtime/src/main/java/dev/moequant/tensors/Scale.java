package dev.moequant.tensors;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The scale of an operand: a tensor, or a {@link PrecisionConfig} (vLLM: {@code Union[torch.Tensor,
 * PrecisionConfig, None]}; None is {@code null}).
 *
 * @param <T> the tensor type
 */
public sealed interface Scale<T> {
  /**
   * A scale that is a tensor.
   *
   * @param tensor the tensor
   * @param <T> the tensor type
   */
  record Of<T>(T tensor) implements Scale<T> {
    /**
     * Refuses null.
     *
     * @throws NullPointerException if there is no tensor
     */
    public Of {
      Objects.requireNonNull(
          tensor, "a Scale holds a tensor; where there is none, give null for it");
    }

    /** By identity. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof Of<?> that && (Object) tensor == (Object) that.tensor;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(tensor);
    }

    @Override
    public String toString() {
      return identity(tensor);
    }
  }

  /**
   * A scale that is a {@code PrecisionConfig}.
   *
   * @param config the kernel's object
   * @param <T> the tensor type of the other scales
   */
  record Precision<T>(PrecisionConfig config) implements Scale<T> {
    /**
     * Refuses null.
     *
     * @throws NullPointerException if there is no object
     */
    public Precision {
      Objects.requireNonNull(
          config, "a Scale holds a PrecisionConfig; where there is none, give null for it");
    }

    /** By identity. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof Precision<?> that && (Object) config == (Object) that.config;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(config);
    }

    @Override
    public String toString() {
      return identity(config);
    }
  }

  /**
   * A tensor as a scale.
   *
   * @param tensor the tensor
   * @param <T> the tensor type
   * @return the scale
   */
  static <T> Scale<T> of(T tensor) {
    return new Of<>(tensor);
  }

  /**
   * A {@code PrecisionConfig} as a scale.
   *
   * @param config the kernel's object
   * @param <T> the tensor type of the other scales
   * @return the scale
   */
  static <T> Scale<T> precision(PrecisionConfig config) {
    return new Precision<>(config);
  }

  /** A tensor prints its numbers, and there may be billions: type and identity are enough. */
  private static String identity(Object tensor) {
    String name = tensor.getClass().getSimpleName();
    return (name.isEmpty() ? tensor.getClass().getName() : name)
        + "@"
        + Integer.toHexString(System.identityHashCode(tensor)).toLowerCase(Locale.ROOT);
  }
}

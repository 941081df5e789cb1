package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.tensors.Scale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one operand of one GEMM is quantized (vLLM: {@code FusedMoEQuantDesc}).
 *
 * @param dtype what it is quantized to; null for not at all, never {@link DType#NONE}
 * @param shape how many values share a scale; null where vLLM has None
 * @param scale its scale; null for scales computed from each batch
 * @param alphaOrGscale nvfp4: alphas of the weights, global scale of the activations
 * @param zp zero points of the weights
 * @param bias bias of the projection
 * @param <T> the tensor type
 */
public record FusedMoEQuantDesc<T>(
    @Nullable DType dtype,
    @Nullable GroupShape shape,
    @Nullable Scale<T> scale,
    @Nullable T alphaOrGscale,
    @Nullable T zp,
    @Nullable T bias) {
  /**
   * The operand of an unquantized layer.
   *
   * @param <T> the tensor type
   * @return a description that is null throughout
   */
  public static <T> FusedMoEQuantDesc<T> unquantized() {
    return new FusedMoEQuantDesc<>(null, null, null, null, null, null);
  }

  /** Tensors are compared by identity: what is in them does not matter here. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FusedMoEQuantDesc<?> that
        && dtype == that.dtype
        && Objects.equals(shape, that.shape)
        && Objects.equals(scale, that.scale)
        && same(alphaOrGscale, that.alphaOrGscale)
        && same(zp, that.zp)
        && same(bias, that.bias);
  }

  @SuppressWarnings("ReferenceEquality") // see equals
  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return one == other;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        dtype,
        shape,
        scale,
        System.identityHashCode(alphaOrGscale),
        System.identityHashCode(zp),
        System.identityHashCode(bias));
  }

  /** Prints what is there; tensors by their identity. */
  @Override
  public String toString() {
    return ConfigPrinter.print(this);
  }
}

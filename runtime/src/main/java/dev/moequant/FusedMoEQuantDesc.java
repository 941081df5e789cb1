package dev.moequant;

import dev.moequant.annotations.DType;
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
}

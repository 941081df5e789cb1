package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.tensors.PrecisionConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a config that its four operands answer by themselves. A class of its own only
 * because vLLM's has fifty properties: to users they are {@link FusedMoEQuantConfig}'s.
 *
 * @param <T> the tensor type
 */
abstract sealed class OperandProperties<T> permits FusedMoEQuantConfig {
  private final FusedMoEQuantDesc<T> a1;
  private final FusedMoEQuantDesc<T> a2;
  private final FusedMoEQuantDesc<T> w1;
  private final FusedMoEQuantDesc<T> w2;

  OperandProperties(
      FusedMoEQuantDesc<T> a1,
      FusedMoEQuantDesc<T> a2,
      FusedMoEQuantDesc<T> w1,
      FusedMoEQuantDesc<T> w2) {
    this.a1 = a1;
    this.a2 = a2;
    this.w1 = w1;
    this.w2 = w2;
  }

  /** {@return what activations are quantized to, or null} vLLM: {@code quant_dtype}. */
  public @Nullable DType quantDtype() {
    return a1.dtype();
  }

  /**
   * {@return what weights are quantized to, or null} vLLM since 2026-07: {@code
   * weight_quant_dtype}.
   */
  public @Nullable DType weightQuantDtype() {
    return w1.dtype();
  }

  /**
   * {@return whether activations are quantized} vLLM: {@code is_quantized}; false for weight-only
   * schemes.
   */
  public boolean isQuantized() {
    return a1.dtype() != null;
  }

  /** {@return whether each token has a scale} vLLM: {@code is_per_act_token}. */
  public boolean isPerActToken() {
    return a1.shape() != null && a1.shape().isPerToken();
  }

  /**
   * {@return whether each token has a scale} vLLM: {@code per_act_token_quant}; the same as {@link
   * #isPerActToken()}.
   */
  public boolean perActTokenQuant() {
    return isPerActToken();
  }

  /**
   * {@return whether each output channel of the weights has a scale} vLLM: {@code
   * per_out_ch_quant}.
   */
  public boolean perOutChQuant() {
    return w1.shape() != null && w1.shape().isPerToken();
  }

  /** {@return whether activations have one scale} vLLM: {@code is_per_tensor}. */
  public boolean isPerTensor() {
    return a1.shape() != null && a1.shape().isPerTensor();
  }

  /**
   * {@return {@code [block_n, block_k]}, or null where activations are not blocked} vLLM: {@code
   * block_shape}.
   */
  public @Nullable List<Integer> blockShape() {
    GroupShape shape = a1.shape();
    return shape == null || !isBlockQuantized() ? null : List.of(shape.row(), shape.col());
  }

  /** {@return whether activations are quantized in blocks} vLLM: {@code is_block_quantized}. */
  public boolean isBlockQuantized() {
    GroupShape shape = a1.shape();
    return shape != null && !shape.isPerTensor() && !shape.isPerToken();
  }

  /** {@return the static scale of the first activations, or null} vLLM: {@code a1_scale}. */
  public @Nullable T a1Scale() {
    return Scales.tensor("a1_scale", a1.scale());
  }

  /** {@return the global scale of the first activations, or null} vLLM: {@code a1_gscale}. */
  public @Nullable T a1Gscale() {
    return a1.alphaOrGscale();
  }

  /** {@return the static scale of the second activations, or null} vLLM: {@code a2_scale}. */
  public @Nullable T a2Scale() {
    return Scales.tensor("a2_scale", a2.scale());
  }

  /** {@return the global scale of the second activations, or null} vLLM: {@code a2_gscale}. */
  public @Nullable T a2Gscale() {
    return a2.alphaOrGscale();
  }

  /**
   * {@return the scales of the gate and up weights, or null} vLLM: {@code w1_scale}.
   *
   * @throws InvalidQuantConfigException if they are a {@link PrecisionConfig}
   */
  public @Nullable T w1Scale() {
    return Scales.tensor("w1_scale", w1.scale());
  }

  /** {@return the zero points of the gate and up weights, or null} vLLM: {@code w1_zp}. */
  public @Nullable T w1Zp() {
    return w1.zp();
  }

  /** {@return the bias of the gate and up projection, or null} vLLM: {@code w1_bias}. */
  public @Nullable T w1Bias() {
    return w1.bias();
  }

  /**
   * {@return the scales of the gate and up weights, or null} vLLM: {@code w1_precision}.
   *
   * @throws InvalidQuantConfigException if they are a tensor
   */
  public @Nullable PrecisionConfig w1Precision() {
    return Scales.precision("w1_scale", w1.scale());
  }

  /** {@return the alphas of the first GEMM, or null} vLLM: {@code g1_alphas}. */
  public @Nullable T g1Alphas() {
    return w1.alphaOrGscale();
  }

  /**
   * {@return the scales of the down weights, or null} vLLM: {@code w2_scale}.
   *
   * @throws InvalidQuantConfigException if they are a {@link PrecisionConfig}
   */
  public @Nullable T w2Scale() {
    return Scales.tensor("w2_scale", w2.scale());
  }

  /** {@return the zero points of the down weights, or null} vLLM: {@code w2_zp}. */
  public @Nullable T w2Zp() {
    return w2.zp();
  }

  /** {@return the bias of the down projection, or null} vLLM: {@code w2_bias}. */
  public @Nullable T w2Bias() {
    return w2.bias();
  }

  /**
   * {@return the scales of the down weights, or null} vLLM: {@code w2_precision}.
   *
   * @throws InvalidQuantConfigException if they are a tensor
   */
  public @Nullable PrecisionConfig w2Precision() {
    return Scales.precision("w2_scale", w2.scale());
  }

  /** {@return the alphas of the second GEMM, or null} vLLM: {@code g2_alphas}. */
  public @Nullable T g2Alphas() {
    return w2.alphaOrGscale();
  }

  /**
   * The shape of the scale tensor for a batch of activations (vLLM: {@code scale_shape}).
   *
   * @param maxTokens rows of the batch, M
   * @param hiddenDim columns of the batch, K
   * @return [M, ceil(K / block_k)] for blocks, [M, 1] per token, [1, 1] per tensor; null where
   *     activations are not quantized
   * @throws ArithmeticException if block_k is 0, as in vLLM
   */
  public @Nullable List<Integer> scaleShape(int maxTokens, int hiddenDim) {
    GroupShape shape = a1.shape();
    if (!isQuantized()) {
      return null;
    }
    if (shape != null && isBlockQuantized()) {
      return List.of(maxTokens, cdiv(hiddenDim, shape.col()));
    }
    return List.of(isPerActToken() ? maxTokens : 1, 1);
  }

  /**
   * The same for activations that are batched by expert (vLLM: {@code batched_scale_shape}).
   *
   * @param numExperts experts on this rank, E
   * @param maxTokens rows for each expert, M
   * @param hiddenDim columns of the batch, K
   * @return E in front of {@link #scaleShape}, or null where that is
   * @throws ArithmeticException if block_k is 0, as in vLLM
   */
  public @Nullable List<Integer> batchedScaleShape(int numExperts, int maxTokens, int hiddenDim) {
    List<Integer> perExpert = scaleShape(maxTokens, hiddenDim);
    return perExpert == null ? null : List.of(numExperts, perExpert.get(0), perExpert.get(1));
  }

  /** vLLM's cdiv is -(a // -b): it floors, which for a negative b is not (a + b - 1) / b. */
  private static int cdiv(int a, int b) {
    return -Math.floorDiv(a, -b);
  }

  /** {@return how one operand is quantized} vLLM: {@code _a1}. */
  public FusedMoEQuantDesc<T> a1() {
    return a1;
  }

  /** {@return how one operand is quantized} vLLM: {@code _a2}. */
  public FusedMoEQuantDesc<T> a2() {
    return a2;
  }

  /** {@return how one operand is quantized} vLLM: {@code _w1}. */
  public FusedMoEQuantDesc<T> w1() {
    return w1;
  }

  /** {@return how one operand is quantized} vLLM: {@code _w2}. */
  public FusedMoEQuantDesc<T> w2() {
    return w2;
  }
}

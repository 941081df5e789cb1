package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.dsl.Scope;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.Scale;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import org.jspecify.annotations.Nullable;

/**
 * The seed's factory functions: what Python requires is positional, what is optional is in the
 * block. Those that vLLM has since 2026-07 are in {@link QuantConfigs2026}. Where a factory is at
 * both revisions, both answer alike; what the newer one has in addition is in the same block.
 *
 * <p>Like vLLM's they take whatever they are given; a weight scale may be a tensor, a {@link Scale}
 * or null. {@link #checked} applies the rules, and annotated classes have a factory of their own.
 *
 * <p>All of them throw {@link InvalidQuantConfigException} where vLLM asserts, and {@link
 * IllegalArgumentException} where a block shape has too few or too many elements.
 */
public final class QuantConfigs {
  private QuantConfigs() {}

  /**
   * fp8 weights and activations (vLLM: {@code fp8_w8a8_moe_quant_config}).
   *
   * @param w1Scale float32, [E] per tensor, [E, 2I, 1] per channel, [E, 2*ceil(I/block_n),
   *     ceil(H/block_k)] in blocks: gate and up are blocked each for itself
   * @param w2Scale float32, [E], [E, H, 1] or [E, ceil(H/block_n), ceil(I/block_k)]
   * @param options static activation scales ([], [1] or [E]), per token, per channel, blocks; since
   *     vLLM 2026-07 biases, alphas, global scales, the activation function, the platform's fp8
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException where vLLM asserts
   * @throws IllegalArgumentException for a block shape of less than two elements
   */
  public static <T> FusedMoEQuantConfig<T> fp8W8A8(
      T w1Scale, T w2Scale, Scope<? super QuantOptions.Fp8W8A8<T>> options) {
    return fp8W8A8WithScales(Scales.of(w1Scale), Scales.of(w2Scale), options);
  }

  /** {@return the same for scales that may be a {@code PrecisionConfig}, or null} */
  public static <T> FusedMoEQuantConfig<T> fp8W8A8WithScales(
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      Scope<? super QuantOptions.Fp8W8A8<T>> options) {
    return VllmMake.make(
        QuantArguments.<T>of(null, w1Scale, w2Scale).configuredBy(options).ofPlatformFp8());
  }

  /**
   * int8 weights and activations (vLLM: {@code int8_w8a8_moe_quant_config}).
   *
   * @param w1Scale float32, [E, N, 1]; N is 2I
   * @param w2Scale the same with N = H
   * @param a1Scale static scale of the first activations, or null for scales from each batch
   * @param a2Scale static scale of the second activations, or null
   * @param options per token; biases since vLLM 2026-07
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException where vLLM asserts
   * @throws IllegalArgumentException for a block shape of less than two elements
   */
  public static <T> FusedMoEQuantConfig<T> int8W8A8(
      T w1Scale,
      T w2Scale,
      @Nullable T a1Scale,
      @Nullable T a2Scale,
      Scope<? super QuantOptions.Int8W8A8<T>> options) {
    return int8W8A8WithScales(Scales.of(w1Scale), Scales.of(w2Scale), a1Scale, a2Scale, options);
  }

  /** {@return the same for scales that may be a {@code PrecisionConfig}, or null} */
  public static <T> FusedMoEQuantConfig<T> int8W8A8WithScales(
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      @Nullable T a1Scale,
      @Nullable T a2Scale,
      Scope<? super QuantOptions.Int8W8A8<T>> options) {
    return VllmMake.make(
        QuantArguments.<T>of(DType.INT8, w1Scale, w2Scale)
            .withActivationScales(a1Scale, a2Scale)
            .configuredBy(options));
  }

  /**
   * mxfp4 weights only (vLLM: {@code mxfp4_w4a16_moe_quant_config}).
   *
   * @param w1Scale uint8, [E, N, K/32]; N is 2I, K is H
   * @param w2Scale the same with N = H, K = I
   * @param options biases, [E, N]; since vLLM 2026-07 the activation function
   * @param <T> the tensor type
   * @return the config
   */
  public static <T> FusedMoEQuantConfig<T> mxfp4W4A16(
      T w1Scale, T w2Scale, Scope<? super QuantOptions.Mxfp4W4A16<T>> options) {
    return mxfp4W4A16WithScales(Scales.of(w1Scale), Scales.of(w2Scale), options);
  }

  /** {@return the same for scales that may be a {@code PrecisionConfig}, or null} */
  public static <T> FusedMoEQuantConfig<T> mxfp4W4A16WithScales(
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      Scope<? super QuantOptions.Mxfp4W4A16<T>> options) {
    return VllmMake.weightOnly(
        QuantArguments.<T>of(DType.MXFP4, w1Scale, w2Scale).configuredBy(options));
  }

  /**
   * mxfp4 weights and activations (vLLM: {@code mxfp4_w4a4_moe_quant_config}, the seed; {@link
   * QuantConfigs2026#ocpMx} since 2026-07).
   *
   * @param w1Scale uint8, [E, N, K/32]; N is 2I, K is H
   * @param w2Scale the same with N = H, K = I
   * @param options static activation scales, biases, a block shape
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException where vLLM asserts
   * @throws IllegalArgumentException for a block shape of less than two elements
   */
  public static <T> FusedMoEQuantConfig<T> mxfp4W4A4(
      T w1Scale, T w2Scale, Scope<? super QuantOptions.Mxfp4W4A4<T>> options) {
    return mxfp4W4A4WithScales(Scales.of(w1Scale), Scales.of(w2Scale), options);
  }

  /** {@return the same for scales that may be a {@code PrecisionConfig}, or null} */
  public static <T> FusedMoEQuantConfig<T> mxfp4W4A4WithScales(
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      Scope<? super QuantOptions.Mxfp4W4A4<T>> options) {
    return VllmMake.make(QuantArguments.<T>of(DType.MXFP4, w1Scale, w2Scale).configuredBy(options));
  }

  /**
   * int4 weights only (vLLM: {@code int4_w4a16_moe_quant_config}).
   *
   * @param w1Scale in the dtype of the model, [E, N, K/g] for groups of g; N is 2I, K is H
   * @param w2Scale the same with N = H, K = I
   * @param w1Zp zero points, uint8, [E, N/2, K/g], or null for a symmetric quantization
   * @param w2Zp the same with N = H, K = I
   * @param options groups: {@code blockShape(0, g)}; since vLLM 2026-07 biases, global scales of
   *     activations, the activation function
   * @param <T> the tensor type
   * @return the config
   * @throws IllegalArgumentException for a block shape of other than two elements
   */
  public static <T> FusedMoEQuantConfig<T> int4W4A16(
      T w1Scale,
      T w2Scale,
      @Nullable T w1Zp,
      @Nullable T w2Zp,
      Scope<? super QuantOptions.Wna16<T>> options) {
    return int4W4A16WithScales(Scales.of(w1Scale), Scales.of(w2Scale), w1Zp, w2Zp, options);
  }

  /** {@return the same for scales that may be a {@code PrecisionConfig}, or null} */
  public static <T> FusedMoEQuantConfig<T> int4W4A16WithScales(
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      @Nullable T w1Zp,
      @Nullable T w2Zp,
      Scope<? super QuantOptions.Wna16<T>> options) {
    return VllmMake.weightOnly(
        QuantArguments.<T>of(DType.INT4, w1Scale, w2Scale)
            .withZeroPoints(w1Zp, w2Zp)
            .configuredBy(options));
  }

  /**
   * int8 weights only (vLLM: {@code int8_w8a16_moe_quant_config}).
   *
   * @param w1Scale in the dtype of the model, [E, N, K/g] for groups of g; N is 2I, K is H
   * @param w2Scale the same with N = H, K = I
   * @param w1Zp zero points, uint8, [E, N, K/g], or null for a symmetric quantization
   * @param w2Zp the same with N = H, K = I
   * @param options groups: {@code blockShape(0, g)}; since vLLM 2026-07 biases, global scales of
   *     activations, the activation function
   * @param <T> the tensor type
   * @return the config
   * @throws IllegalArgumentException for a block shape of other than two elements
   */
  public static <T> FusedMoEQuantConfig<T> int8W8A16(
      T w1Scale,
      T w2Scale,
      @Nullable T w1Zp,
      @Nullable T w2Zp,
      Scope<? super QuantOptions.Wna16<T>> options) {
    return int8W8A16WithScales(Scales.of(w1Scale), Scales.of(w2Scale), w1Zp, w2Zp, options);
  }

  /** {@return the same for scales that may be a {@code PrecisionConfig}, or null} */
  public static <T> FusedMoEQuantConfig<T> int8W8A16WithScales(
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      @Nullable T w1Zp,
      @Nullable T w2Zp,
      Scope<? super QuantOptions.Wna16<T>> options) {
    return VllmMake.weightOnly(
        QuantArguments.<T>of(DType.INT8, w1Scale, w2Scale)
            .withZeroPoints(w1Zp, w2Zp)
            .configuredBy(options));
  }

  /**
   * nvfp4 weights and activations (vLLM: {@code nvfp4_moe_quant_config}).
   *
   * @param g1Alphas alphas of the first GEMM, [E]
   * @param g2Alphas alphas of the second GEMM, [E]
   * @param a1Gscale global scale of the first activations
   * @param a2Gscale global scale of the second activations
   * @param w1Scale scales of the gate and up weights, [E, N, K/16]
   * @param w2Scale scales of the down weights, [E, N, K/16]
   * @param options since vLLM 2026-07: biases, the layout of scales, the activation function
   * @param <T> the tensor type
   * @return the config
   */
  public static <T> FusedMoEQuantConfig<T> nvfp4(
      T g1Alphas,
      T g2Alphas,
      T a1Gscale,
      T a2Gscale,
      T w1Scale,
      T w2Scale,
      Scope<? super QuantOptions.Nvfp4<T>> options) {
    return nvfp4WithScales(
        g1Alphas, g2Alphas, a1Gscale, a2Gscale, Scales.of(w1Scale), Scales.of(w2Scale), options);
  }

  /** {@return the same without options} */
  public static <T> FusedMoEQuantConfig<T> nvfp4(
      T g1Alphas, T g2Alphas, T a1Gscale, T a2Gscale, T w1Scale, T w2Scale) {
    return nvfp4(g1Alphas, g2Alphas, a1Gscale, a2Gscale, w1Scale, w2Scale, Scope.none());
  }

  /** {@return the same for arguments that may be null, as vLLM takes them} */
  public static <T> FusedMoEQuantConfig<T> nvfp4WithScales(
      @Nullable T g1Alphas,
      @Nullable T g2Alphas,
      @Nullable T a1Gscale,
      @Nullable T a2Gscale,
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      Scope<? super QuantOptions.Nvfp4<T>> options) {
    return VllmMake.make(
        QuantArguments.of(DType.NVFP4, w1Scale, w2Scale)
            .withAlphas(g1Alphas, g2Alphas)
            .withActivationGscales(a1Gscale, a2Gscale)
            .configuredBy(options));
  }

  /**
   * An unquantized layer with biases (vLLM: {@code biased_moe_quant_config}).
   *
   * @param w1Bias bias of the gate and up projection, [E, N], or null
   * @param w2Bias bias of the down projection, [E, N], or null
   * @param options since vLLM 2026-07: the activation function
   * @param <T> the tensor type
   * @return the config
   */
  public static <T> FusedMoEQuantConfig<T> biased(
      @Nullable T w1Bias, @Nullable T w2Bias, Scope<? super QuantOptions2026.Gemm1> options) {
    return VllmMake.weightOnly(
        QuantArguments.<T>of(null, null, null).withBiases(w1Bias, w2Bias).configuredBy(options));
  }

  /** {@return the same without options} */
  public static <T> FusedMoEQuantConfig<T> biased(@Nullable T w1Bias, @Nullable T w2Bias) {
    return biased(w1Bias, w2Bias, Scope.none());
  }

  /** {@return vLLM's {@code FUSED_MOE_UNQUANTIZED_CONFIG}} */
  public static <T> FusedMoEQuantConfig<T> unquantized() {
    FusedMoEQuantDesc<T> none = FusedMoEQuantDesc.unquantized();
    return new FusedMoEQuantConfig<>(none, none, none, none);
  }

  /**
   * Checks a scheme and makes a config of it.
   *
   * @param scheme the scheme; all rules apply, as they do to an annotation
   * @param adapter tells shape and dtype of a tensor
   * @param tensors the tensors of a layer, one in each slot that the scheme requires
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException with every error in the scheme or, where that is sound, in
   *     the tensors
   */
  public static <T> FusedMoEQuantConfig<T> checked(
      SchemeSpec scheme, TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    return CheckedScheme.of(scheme).create(adapter, tensors);
  }

  /**
   * Makes a config of four descriptions, as vLLM's constructor does, unless the two GEMMs of the
   * layer are quantized differently: vLLM's constructor does not look, and its kernels read the
   * first GEMM's description for both.
   *
   * @param a1 the activations that enter the gate and up projection
   * @param a2 the activations that enter the down projection
   * @param w1 the gate and up weights
   * @param w2 the down weights
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException if a1 and a2, or w1 and w2, differ in dtype or shape
   */
  public static <T> FusedMoEQuantConfig<T> checked(
      FusedMoEQuantDesc<T> a1,
      FusedMoEQuantDesc<T> a2,
      FusedMoEQuantDesc<T> w1,
      FusedMoEQuantDesc<T> w2) {
    OperandPairs.check(a1, a2, w1, w2);
    return new FusedMoEQuantConfig<>(a1, a2, w1, w2);
  }

  /**
   * Checks a scheme and the tensors for it, without an exception.
   *
   * @param scheme the scheme; all rules apply, as they do to an annotation
   * @param adapter tells shape and dtype of a tensor
   * @param tensors the tensors of a layer
   * @param <T> the tensor type
   * @return everything that was found
   */
  public static <T> QuantReport check(
      SchemeSpec scheme, TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    return CheckedScheme.of(scheme).check(adapter, tensors);
  }
}

package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.dsl.Scope;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.Scale;
import org.jspecify.annotations.Nullable;

/**
 * vLLM's factory functions that the seed does not have, and the two that have their zero points in
 * the block since: a sequel to {@link QuantConfigs}, which has the others, and those two as the
 * seed has them (vLLM: {@code fused_moe/config.py}, b6ff8a2f5 and f37d5868b). What Python requires
 * is positional, what is optional is in the block and so cannot change its place, as two arguments
 * of vLLM's did between 2026-07 and 2026-08. What a factory of vLLM takes and drops is not offered.
 *
 * <p>Like vLLM's they take whatever they are given, and throw where vLLM does: {@link
 * InvalidQuantConfigException} where it asserts, {@link IllegalArgumentException} for a block shape
 * of the wrong length. N is 2I for w1 and H for w2, K is H for w1 and I for w2.
 *
 * <p>vLLM's {@code make_humming_moe_quant_config} is not offered: it stores the groups of weights
 * as columns and rows, the reverse of every other, and since 2026-08 takes objects of the kernel.
 */
public final class QuantConfigs2026 {
  private QuantConfigs2026() {}

  /**
   * int4 or int8 weights only, as GPTQ stores them and Marlin's kernels read them (vLLM: {@code
   * gptq_marlin_moe_quant_config}).
   *
   * @param w1Scale in the dtype of the model, [E, K/g, N]
   * @param w2Scale in the dtype of the model, [E, K/g, N]
   * @param weightBits 4 or 8
   * @param groupSize values along K that share a scale, g; -1 for one scale per output channel
   * @param options zero points, biases
   * @param <T> the tensor type
   * @return the config
   * @throws IllegalArgumentException for other bits
   */
  public static <T> FusedMoEQuantConfig<T> gptqMarlin(
      T w1Scale,
      T w2Scale,
      int weightBits,
      int groupSize,
      Scope<? super QuantOptions2026.GptqMarlin<T>> options) {
    return gptqMarlinWithScales(
        Scales.of(w1Scale), Scales.of(w2Scale), weightBits, groupSize, options);
  }

  /** {@return the same for scales that may be a {@code PrecisionConfig}, or null} */
  public static <T> FusedMoEQuantConfig<T> gptqMarlinWithScales(
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      int weightBits,
      int groupSize,
      Scope<? super QuantOptions2026.GptqMarlin<T>> options) {
    DType weights =
        switch (weightBits) {
          case 4 -> DType.INT4;
          case 8 -> DType.INT8;
          default ->
              throw new IllegalArgumentException(
                  "weightBits = " + weightBits + ": Marlin's kernels read 4 or 8 bits");
        };
    GroupShape groups = groupSize == -1 ? null : new GroupShape(1, groupSize);
    return VllmMake.weightOnly(
        QuantArguments.<T>of(weights, w1Scale, w2Scale).configuredBy(options), groups, groups);
  }

  /**
   * mxfp4 weights, mxfp8 activations (vLLM: {@code mxfp4_mxfp8_moe_quant_config}, which drops its
   * {@code a1_scale}, {@code a2_scale} and {@code block_shape}).
   *
   * @param w1Scale uint8, [E, N, K/32]
   * @param w2Scale uint8, [E, N, K/32]
   * @param options biases, the activation function, the layout of scales, an alignment
   * @param <T> the tensor type
   * @return the config
   */
  public static <T> FusedMoEQuantConfig<T> mxfp4Mxfp8(
      T w1Scale, T w2Scale, Scope<? super QuantOptions2026.Mxfp4Mxfp8<T>> options) {
    return mxfp4Mxfp8WithScales(Scales.of(w1Scale), Scales.of(w2Scale), options);
  }

  /** {@return the same for scales that may be a {@code PrecisionConfig}, or null} */
  public static <T> FusedMoEQuantConfig<T> mxfp4Mxfp8WithScales(
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      Scope<? super QuantOptions2026.Mxfp4Mxfp8<T>> options) {
    return VllmMake.withoutShapes(
        QuantArguments.<T>of(DType.MXFP8, DType.MXFP4, w1Scale, w2Scale).configuredBy(options));
  }

  /**
   * mxfp4 weights, activations in the platform's fp8, whichever that is (vLLM: {@code
   * mxfp4_w4a8_moe_quant_config}, which drops its {@code block_shape}).
   *
   * @param w1Scale uint8, [E, N, K/32]
   * @param w2Scale uint8, [E, N, K/32]
   * @param options static activation scales ([], [1] or [E]), biases, a limit
   * @param <T> the tensor type
   * @return the config
   */
  public static <T> FusedMoEQuantConfig<T> mxfp4W4A8(
      T w1Scale, T w2Scale, Scope<? super QuantOptions2026.Mxfp4W4A8<T>> options) {
    return mxfp4W4A8WithScales(Scales.of(w1Scale), Scales.of(w2Scale), options);
  }

  /** {@return the same for scales that may be a {@code PrecisionConfig}, or null} */
  public static <T> FusedMoEQuantConfig<T> mxfp4W4A8WithScales(
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      Scope<? super QuantOptions2026.Mxfp4W4A8<T>> options) {
    return VllmMake.withoutShapes(
        QuantArguments.<T>of(DType.FP8, DType.MXFP4, w1Scale, w2Scale).configuredBy(options));
  }

  /**
   * Microscaling formats of the OCP on both operands (vLLM: {@code ocp_mx_moe_quant_config}). Pairs
   * of formats without a scheme pass: {@link FusedMoEQuantConfig#ocpMxScheme()} is null then.
   *
   * @param quantDtype what activations are quantized to: {@code MXFP4}, {@code MXFP6_E3M2} or
   *     {@code MXFP6_E2M3}; weights, too, unless the block says otherwise
   * @param w1Scale uint8, [E, N, K/32]
   * @param w2Scale uint8, [E, N, K/32]
   * @param options the weights' dtype, static activation scales, biases, a block shape, the
   *     activation function
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException where vLLM asserts
   * @throws IllegalArgumentException for a block shape of less than two elements
   */
  public static <T> FusedMoEQuantConfig<T> ocpMx(
      DType quantDtype, T w1Scale, T w2Scale, Scope<? super QuantOptions2026.OcpMx<T>> options) {
    return ocpMxWithScales(quantDtype.vllmName(), Scales.of(w1Scale), Scales.of(w2Scale), options);
  }

  /**
   * The same for arguments as vLLM takes them.
   *
   * @param quantDtype a name that is known at run time only; vLLM takes None, and refuses it
   * @param w1Scale may be null
   * @param w2Scale may be null
   * @param options as above
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException where vLLM asserts
   * @throws IllegalArgumentException for a block shape of less than two elements
   */
  public static <T> FusedMoEQuantConfig<T> ocpMxWithScales(
      @Nullable String quantDtype,
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      Scope<? super QuantOptions2026.OcpMx<T>> options) {
    QuantArguments<T> arguments = QuantArguments.of(null, w1Scale, w2Scale);
    VllmAsserts.ocpMxDtype(quantDtype, VllmRevision.V2026_07);
    if (quantDtype != null) {
      arguments.quantDtype(quantDtype);
    }
    return VllmMake.make(arguments.configuredBy(options), VllmRevision.V2026_07);
  }

  /**
   * mxfp4 weights and activations for CUTLASS (vLLM: {@code mxfp4_moe_quant_config}).
   *
   * @param w1Scale uint8, [E, N, K/32]
   * @param w2Scale uint8, [E, N, K/32]
   * @param <T> the tensor type
   * @return the config
   */
  public static <T> FusedMoEQuantConfig<T> mxfp4(T w1Scale, T w2Scale) {
    return mxfp4WithScales(Scales.of(w1Scale), Scales.of(w2Scale));
  }

  /** {@return the same for scales that may be a {@code PrecisionConfig}, or null} */
  public static <T> FusedMoEQuantConfig<T> mxfp4WithScales(
      @Nullable Scale<T> w1Scale, @Nullable Scale<T> w2Scale) {
    return VllmMake.make(QuantArguments.of(DType.MXFP4, w1Scale, w2Scale));
  }

  /**
   * nvfp4 weights only (vLLM: {@code nvfp4_w4a16_moe_quant_config}; alpha and beta since 2026-08).
   *
   * @param g1Alphas alphas of the first GEMM, [E]
   * @param g2Alphas alphas of the second GEMM, [E]
   * @param w1Scale [E, N, K/16]
   * @param w2Scale [E, N, K/16]
   * @param options the activation function
   * @param <T> the tensor type
   * @return the config
   */
  public static <T> FusedMoEQuantConfig<T> nvfp4W4A16(
      T g1Alphas, T g2Alphas, T w1Scale, T w2Scale, Scope<? super QuantOptions2026.Gemm1> options) {
    return nvfp4W4A16WithScales(
        g1Alphas, g2Alphas, Scales.of(w1Scale), Scales.of(w2Scale), options);
  }

  /** {@return the same for arguments that may be null, as vLLM takes them} */
  public static <T> FusedMoEQuantConfig<T> nvfp4W4A16WithScales(
      @Nullable T g1Alphas,
      @Nullable T g2Alphas,
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      Scope<? super QuantOptions2026.Gemm1> options) {
    return VllmMake.weightOnly(
        QuantArguments.of(DType.NVFP4, w1Scale, w2Scale)
            .withAlphas(g1Alphas, g2Alphas)
            .configuredBy(options));
  }

  /** {@return {@link QuantConfigs#int4W4A16} with zero points, if any, in the block} */
  public static <T> FusedMoEQuantConfig<T> int4W4A16(
      T w1Scale, T w2Scale, Scope<? super QuantOptions2026.Wna16<T>> options) {
    return wna16(DType.INT4, w1Scale, w2Scale, options);
  }

  /** {@return {@link QuantConfigs#int8W8A16} with zero points, if any, in the block} */
  public static <T> FusedMoEQuantConfig<T> int8W8A16(
      T w1Scale, T w2Scale, Scope<? super QuantOptions2026.Wna16<T>> options) {
    return wna16(DType.INT8, w1Scale, w2Scale, options);
  }

  private static <T> FusedMoEQuantConfig<T> wna16(
      DType weights, T w1Scale, T w2Scale, Scope<? super QuantOptions2026.Wna16<T>> options) {
    return VllmMake.weightOnly(
        QuantArguments.<T>of(weights, Scales.of(w1Scale), Scales.of(w2Scale))
            .configuredBy(options));
  }

  /**
   * fp8 weights only, in the platform's fp8 (vLLM: {@code fp8_w8a16_moe_quant_config}).
   *
   * @param w1Scale float32, [E] per tensor, [E, 2I, 1] per channel, [E, 2*ceil(I/block_n),
   *     ceil(H/block_k)] in blocks
   * @param w2Scale float32, [E], [E, H, 1] or [E, ceil(H/block_n), ceil(I/block_k)]
   * @param options blocks, which are of the weights alone: {@code blockShape()} of the config is
   *     null; biases, the activation function, the platform's fp8
   * @param <T> the tensor type
   * @return the config
   * @throws IllegalArgumentException for a block shape of other than two elements
   */
  public static <T> FusedMoEQuantConfig<T> fp8W8A16(
      T w1Scale, T w2Scale, Scope<? super QuantOptions2026.Fp8W8A16<T>> options) {
    return fp8W8A16WithScales(Scales.of(w1Scale), Scales.of(w2Scale), options);
  }

  /** {@return the same for scales that may be a {@code PrecisionConfig}, or null} */
  public static <T> FusedMoEQuantConfig<T> fp8W8A16WithScales(
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      Scope<? super QuantOptions2026.Fp8W8A16<T>> options) {
    QuantArguments<T> arguments =
        QuantArguments.<T>of(null, w1Scale, w2Scale).configuredBy(options).ofPlatformFp8();
    return VllmMake.weightOnly(arguments, null, VllmAsserts.pairOrNone(arguments));
  }

  /**
   * int4 weights, fp8 activations: {@code float8_e4m3fn} on every platform (vLLM: {@code
   * int4_w4afp8_moe_quant_config}).
   *
   * @param w1Scale scales of groups; vLLM's config does not say of how many values
   * @param w2Scale the same
   * @param g1Alphas scales of the output channels of the first GEMM
   * @param g2Alphas scales of the output channels of the second GEMM
   * @param options per token, per channel, blocks; the platform's fp8, which only {@code
   *     useFp8W8A8()} and {@code configName} read here
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantConfigException where vLLM asserts
   * @throws IllegalArgumentException for a block shape of less than two elements
   */
  public static <T> FusedMoEQuantConfig<T> int4W4Afp8(
      T w1Scale,
      T w2Scale,
      T g1Alphas,
      T g2Alphas,
      Scope<? super QuantOptions2026.Int4W4Afp8> options) {
    return int4W4Afp8WithScales(
        Scales.of(w1Scale), Scales.of(w2Scale), g1Alphas, g2Alphas, options);
  }

  /** {@return the same for arguments that may be null, as vLLM takes them} */
  public static <T> FusedMoEQuantConfig<T> int4W4Afp8WithScales(
      @Nullable Scale<T> w1Scale,
      @Nullable Scale<T> w2Scale,
      @Nullable T g1Alphas,
      @Nullable T g2Alphas,
      Scope<? super QuantOptions2026.Int4W4Afp8> options) {
    return VllmMake.make(
        QuantArguments.of(DType.FLOAT8_E4M3FN, DType.INT4, w1Scale, w2Scale)
            .withAlphas(g1Alphas, g2Alphas)
            .configuredBy(options),
        VllmRevision.V2026_07);
  }

  /**
   * int4 weights, int8 activations, of which only the block is said: scales are packed with the
   * weights (vLLM: {@code make_w4a8_int8_moe_quant_config}, {@code oracle/w4a8_int8.py}).
   *
   * @param options a block shape
   * @param <T> the tensor type
   * @return a config of which nothing is quantized, as vLLM's
   * @throws IllegalArgumentException for a block shape of other than two elements
   */
  public static <T> FusedMoEQuantConfig<T> makeW4A8Int8(
      Scope<? super QuantOptions.Blocked> options) {
    return VllmMake.weightOnly(QuantArguments.<T>of(null, null, null).configuredBy(options));
  }
}

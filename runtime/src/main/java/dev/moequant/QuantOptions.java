package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.dsl.MoeDsl;
import dev.moequant.dsl.Scope;
import dev.moequant.tensors.PrecisionConfig;

/**
 * What a config can be given beside its required tensors: vLLM's optional arguments. One interface
 * for each set of them, so that a block offers only what its factory takes. Nothing is said by
 * leaving it out; nothing is unset by {@code null}.
 */
public final class QuantOptions {
  private QuantOptions() {}

  /** Can have a scale for each token of the activations. */
  @MoeDsl
  public interface PerToken {
    /** One activation scale per token; vLLM: {@code per_act_token_quant=True}. */
    default void perActTokenQuant() {
      perActTokenQuant(true);
    }

    /**
     * Says whether each token has a scale; vLLM: {@code per_act_token_quant}.
     *
     * @param value false is the default
     */
    void perActTokenQuant(boolean value);
  }

  /** Can have a scale for each output channel of the weights. */
  @MoeDsl
  public interface PerOutCh {
    /** One weight scale per output channel; vLLM: {@code per_out_ch_quant=True}. */
    default void perOutChQuant() {
      perOutChQuant(true);
    }

    /**
     * Says whether each output channel has a scale; vLLM: {@code per_out_ch_quant}.
     *
     * @param value false is the default
     */
    void perOutChQuant(boolean value);
  }

  /** Can have scales for blocks or groups. */
  @MoeDsl
  public interface Blocked {
    /**
     * Rows and columns that share a scale; vLLM: {@code block_shape}.
     *
     * @param blockN rows, along N; 0 for groups of weight-only schemes
     * @param blockK columns, along K
     */
    void blockShape(int blockN, int blockK);

    /**
     * The same for a shape that is known at run time only.
     *
     * @param shape block_n and block_k; other lengths are refused when the config is made
     */
    void blockShape(int... shape);
  }

  /**
   * Can have static activation scales.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface StaticScales<T> {
    /**
     * The scale of the activations that enter the gate and up projection; vLLM: {@code a1_scale}.
     *
     * @param scale the scale
     */
    void a1Scale(T scale);

    /**
     * The scale of the activations that enter the down projection; vLLM: {@code a2_scale}.
     *
     * @param scale the scale
     */
    void a2Scale(T scale);
  }

  /**
   * Can have biases.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Biased<T> {
    /**
     * The bias of the gate and up projection, [E, N]; vLLM: {@code w1_bias}.
     *
     * @param bias the bias
     */
    void w1Bias(T bias);

    /**
     * The bias of the down projection, [E, N]; vLLM: {@code w2_bias}.
     *
     * @param bias the bias
     */
    void w2Bias(T bias);
  }

  /**
   * The optional arguments of {@code fp8_w8a8_moe_quant_config}; biases, alphas, global scales and
   * what the activation function takes since vLLM 2026-07.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Fp8W8A8<T>
      extends PerToken,
          PerOutCh,
          Blocked,
          StaticScales<T>,
          Biased<T>,
          QuantOptions2026.ActivationGscales<T>,
          QuantOptions2026.Alphas<T>,
          QuantOptions2026.Gemm1,
          QuantOptions2026.PlatformFp8 {}

  /**
   * The optional arguments of {@code int8_w8a8_moe_quant_config}; biases since vLLM 2026-07.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Int8W8A8<T> extends PerToken, Biased<T> {}

  /**
   * The optional arguments of {@code mxfp4_w4a16_moe_quant_config}; what the activation function
   * takes since vLLM 2026-07.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Mxfp4W4A16<T> extends Biased<T>, QuantOptions2026.Gemm1 {}

  /**
   * The optional arguments of {@code mxfp4_w4a4_moe_quant_config}.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Mxfp4W4A4<T> extends Blocked, StaticScales<T>, Biased<T> {}

  /**
   * The optional arguments of {@code int4_w4a16_moe_quant_config} and {@code
   * int8_w8a16_moe_quant_config}; biases, global scales and what the activation function takes
   * since vLLM 2026-07. Zero points are required: they stand before the block.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Wna16<T>
      extends Blocked, Biased<T>, QuantOptions2026.ActivationGscales<T>, QuantOptions2026.Gemm1 {}

  /**
   * The optional arguments of {@code nvfp4_moe_quant_config}, which has them since vLLM 2026-07;
   * alpha and beta since 2026-08.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Nvfp4<T>
      extends Biased<T>, QuantOptions2026.ScaleSwizzled, QuantOptions2026.Gemm1 {}

  /**
   * The arguments of {@code FusedMoEQuantConfig.make}, all of them optional. The dtype of weights,
   * the layout of scales, what the activation function takes and the platform's fp8 since vLLM
   * 2026-07; for an earlier revision make refuses them.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Make<T>
      extends PerToken,
          PerOutCh,
          Blocked,
          QuantOptions2026.WeightDtype,
          QuantOptions2026.ScaleSwizzled,
          QuantOptions2026.Gemm1,
          QuantOptions2026.PlatformFp8 {
    /**
     * What activations are quantized to, and weights unless {@code weightDtype} says otherwise;
     * vLLM: {@code quant_dtype}.
     *
     * @param dtype a torch dtype, {@code NVFP4} or {@code MXFP4}, since vLLM 2026-07 also {@code
     *     MXFP6_E3M2}, {@code MXFP6_E2M3} or {@code MXFP8}; {@code NONE} for not at all
     */
    void quantDtype(DType dtype);

    /**
     * The same for a name that is known at run time only.
     *
     * @param vllmName a string format of vLLM, for example mxfp4
     */
    void quantDtype(String vllmName);

    /**
     * The activations that enter the gate and up projection.
     *
     * @param block says their scales
     */
    void a1(Scope<? super Activations<T>> block);

    /**
     * The activations that enter the down projection.
     *
     * @param block says their scales
     */
    void a2(Scope<? super Activations<T>> block);

    /**
     * The gate and up weights.
     *
     * @param block says their scales, zero points and bias
     */
    void w1(Scope<? super Weights<T>> block);

    /**
     * The down weights.
     *
     * @param block says their scales, zero points and bias
     */
    void w2(Scope<? super Weights<T>> block);
  }

  /**
   * The tensors of activations.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Activations<T> {
    /**
     * The static scale; vLLM: {@code a1_scale}, {@code a2_scale}.
     *
     * @param scale the scale
     */
    void scale(T scale);

    /**
     * The global scale of nvfp4; vLLM: {@code a1_gscale}, {@code a2_gscale}.
     *
     * @param gscale the scale
     */
    void gscale(T gscale);
  }

  /**
   * The tensors of weights.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Weights<T> {
    /**
     * The scales; vLLM: {@code w1_scale}, {@code w2_scale}.
     *
     * @param scale the scales
     */
    void scale(T scale);

    /**
     * The scales as a {@code PrecisionConfig}; vLLM: {@code w1_scale}, {@code w2_scale}.
     *
     * @param config the kernel's object
     */
    void precision(PrecisionConfig config);

    /**
     * The alphas of nvfp4; vLLM: {@code g1_alphas}, {@code g2_alphas}.
     *
     * @param alphas the alphas
     */
    void alphas(T alphas);

    /**
     * The zero points; vLLM: {@code w1_zp}, {@code w2_zp}.
     *
     * @param zp the zero points
     */
    void zp(T zp);

    /**
     * The bias, [E, N]; vLLM: {@code w1_bias}, {@code w2_bias}.
     *
     * @param bias the bias
     */
    void bias(T bias);
  }
}

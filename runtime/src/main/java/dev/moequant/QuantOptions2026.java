package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.dsl.MoeDsl;

/**
 * The optional arguments that vLLM has since 2026-07 and the seed has not, one interface for each
 * set of them: a sequel to {@link QuantOptions}.
 */
public final class QuantOptions2026 {
  private QuantOptions2026() {}

  /** Can cut off the result of the first GEMM. */
  @MoeDsl
  public interface ClampLimit {
    /**
     * Where the activation function cuts off its input; vLLM: {@code gemm1_clamp_limit}.
     *
     * @param limit the limit; without it there is none
     */
    void gemm1ClampLimit(double limit);
  }

  /** Can have the parameters of the activation function between the GEMMs. */
  @MoeDsl
  public interface Gemm1 extends ClampLimit {
    /**
     * The factor inside the sigmoid; vLLM: {@code gemm1_alpha}.
     *
     * @param alpha the factor; without it the kernel has its own
     */
    void gemm1Alpha(double alpha);

    /**
     * What is added to the linear half; vLLM: {@code gemm1_beta}.
     *
     * @param beta the summand; without it the kernel has its own
     */
    void gemm1Beta(double beta);
  }

  /** Can have the scales of activations in another layout. */
  @MoeDsl
  public interface ScaleSwizzled {
    /**
     * Says whether scales of activations have the swizzled layout; vLLM: {@code is_scale_swizzled}.
     *
     * @param value true is the default
     */
    void isScaleSwizzled(boolean value);
  }

  /** Can pad sizes. */
  @MoeDsl
  public interface MxAlignment {
    /**
     * The multiple that the hidden size is padded to; vLLM: {@code mx_alignment}.
     *
     * @param multiple in elements; 0 is the default and pads nothing
     */
    void mxAlignment(int multiple);
  }

  /** Can be of a platform with another fp8. */
  @MoeDsl
  public interface PlatformFp8 {
    /**
     * The fp8 that the platform computes with; vLLM asks {@code current_platform.fp8_dtype()}.
     *
     * @param dtype {@code FLOAT8_E4M3FN} is the default, {@code FLOAT8_E4M3FNUZ} is gfx94's
     * @throws IllegalArgumentException for another dtype
     */
    void platformFp8(DType dtype);
  }

  /** What vLLM's constructor takes beside the four operands, and what it asks the platform. */
  @MoeDsl
  public interface Settings extends Gemm1, ScaleSwizzled, MxAlignment, PlatformFp8 {}

  /** Can have weights in another dtype than activations. */
  @MoeDsl
  public interface WeightDtype {
    /**
     * What weights are quantized to; vLLM: {@code weight_dtype}.
     *
     * @param dtype without it, or with {@code NONE}, the same as activations
     */
    void weightDtype(DType dtype);

    /**
     * The same for a name that is known at run time only.
     *
     * @param vllmName a string format of vLLM
     */
    void weightDtype(String vllmName);
  }

  /**
   * Can have zero points.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface ZeroPoints<T> {
    /**
     * The zero points of the gate and up weights; vLLM: {@code w1_zp}.
     *
     * @param zp uint8, [E, 2I/2, H/g] for int4, [E, 2I, H/g] for int8; as packed by its kernel
     */
    void w1Zp(T zp);

    /**
     * The zero points of the down weights; vLLM: {@code w2_zp}.
     *
     * @param zp uint8, [E, H/2, I/g] for int4, [E, H, I/g] for int8; as packed by its kernel
     */
    void w2Zp(T zp);
  }

  /**
   * Can have global scales of activations.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface ActivationGscales<T> {
    /**
     * The global scale of the first activations; vLLM: {@code a1_gscale}.
     *
     * @param gscale float32, [] or [E]
     */
    void a1Gscale(T gscale);

    /**
     * The global scale of the second activations; vLLM: {@code a2_gscale}.
     *
     * @param gscale float32, [] or [E]
     */
    void a2Gscale(T gscale);
  }

  /**
   * Can have the alphas of the GEMMs.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Alphas<T> {
    /**
     * The alphas of the first GEMM; vLLM: {@code g1_alphas}.
     *
     * @param alphas float32, [E]
     */
    void g1Alphas(T alphas);

    /**
     * The alphas of the second GEMM; vLLM: {@code g2_alphas}.
     *
     * @param alphas float32, [E]
     */
    void g2Alphas(T alphas);
  }

  /**
   * The optional arguments of {@code int4_w4a16_moe_quant_config} and {@code
   * int8_w8a16_moe_quant_config} since zero points are optional, too.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Wna16<T> extends QuantOptions.Wna16<T>, ZeroPoints<T> {}

  /**
   * The optional arguments of {@code gptq_marlin_moe_quant_config}.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface GptqMarlin<T> extends ZeroPoints<T>, QuantOptions.Biased<T> {}

  /**
   * The optional arguments of {@code mxfp4_mxfp8_moe_quant_config} that it uses.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Mxfp4Mxfp8<T>
      extends QuantOptions.Biased<T>, Gemm1, ScaleSwizzled, MxAlignment {}

  /**
   * The optional arguments of {@code mxfp4_w4a8_moe_quant_config} that it uses.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Mxfp4W4A8<T>
      extends QuantOptions.StaticScales<T>, QuantOptions.Biased<T>, ClampLimit {}

  /**
   * The optional arguments of {@code ocp_mx_moe_quant_config}.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface OcpMx<T>
      extends WeightDtype,
          QuantOptions.StaticScales<T>,
          QuantOptions.Biased<T>,
          QuantOptions.Blocked,
          Gemm1 {}

  /**
   * The optional arguments of {@code fp8_w8a16_moe_quant_config}.
   *
   * @param <T> the tensor type
   */
  @MoeDsl
  public interface Fp8W8A16<T>
      extends QuantOptions.Biased<T>, QuantOptions.Blocked, Gemm1, PlatformFp8 {}

  /**
   * The optional arguments of {@code int4_w4afp8_moe_quant_config}. The platform's fp8 changes what
   * {@code useFp8W8A8()} answers, and with it {@code configName}; activations are {@code
   * float8_e4m3fn} whatever it is.
   */
  @MoeDsl
  public interface Int4W4Afp8
      extends QuantOptions.PerToken, QuantOptions.PerOutCh, QuantOptions.Blocked, PlatformFp8 {}
}

package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights and activations are both {@code nvfp4}: groups of 16 along K with a {@code float8_e4m3fn}
 * scale each, and float32 scales for each expert on top. vLLM's {@code nvfp4_moe_quant_config}.
 *
 * <p>Right:
 *
 * <pre>{@code
 * @Nvfp4W4A4
 * class DeepSeekNvfp4Experts { }
 * }</pre>
 *
 * <p>Wrong: one half of a pair. Error MOEQ304 under the binding:
 *
 * <pre>{@code
 * @Nvfp4W4A4
 * class HalfExperts {
 *   @QuantParam(TensorSlot.G1_ALPHAS) Tensor g1Alphas;
 * }
 * }</pre>
 *
 * <p>May stand on a class, record or interface. Requires {@code w1_scale}, {@code w2_scale}, {@code
 * g1_alphas}, {@code g2_alphas}, {@code a1_gscale} and {@code a2_gscale}.
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Nvfp4W4A4 {
  /**
   * The experts have biases: {@code w1_bias} [E, 2I] and {@code w2_bias} [E, H] are required (vLLM
   * since 2026-07).
   *
   * @return false unless given
   */
  boolean bias() default false;

  /**
   * Factor inside a gated activation function, as {@code swigluoai} has it (vLLM since 2026-08:
   * {@code gemm1_alpha}).
   *
   * @return NaN unless given: the kernel's own
   */
  double gemm1Alpha() default Double.NaN;

  /**
   * What is added to the linear half before the two halves are multiplied (vLLM since 2026-08:
   * {@code gemm1_beta}).
   *
   * @return NaN unless given: the kernel's own
   */
  double gemm1Beta() default Double.NaN;

  /**
   * Where the result of the first GEMM is cut off before the activation function (vLLM since
   * 2026-07: {@code gemm1_clamp_limit}), {@code swiglu_limit} of a checkpoint.
   *
   * @return NaN unless given: the kernel's own, mostly none
   */
  double gemm1ClampLimit() default Double.NaN;

  /**
   * Whether the quantizer swizzles the scales of activations, as CUTLASS kernels read them, vLLM's
   * and FlashInfer's (vLLM since 2026-07: {@code is_scale_swizzled}).
   *
   * @return true unless given
   */
  boolean scaleSwizzled() default true;
}

package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights are {@code nvfp4}, activations are not quantized: groups of 16 along K with a {@code
 * float8_e4m3fn} scale each, and a float32 scale for each expert on top. vLLM's constructor {@code
 * FusedMoEQuantConfig}, which no factory and no loader of vLLM called for this in 2025-10
 * (17edd8a80); since 2026-07 (b6ff8a2f5) there is {@code nvfp4_w4a16_moe_quant_config}, called for
 * the Marlin kernel, whether the checkpoint quantizes activations or not.
 *
 * <p>Right: the alphas are the scales on top, as no activation scale is multiplied into them:
 *
 * <pre>{@code
 * @Nvfp4W4A16
 * class Qwen36Experts {
 *   @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale;
 *   @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale;
 *   @QuantParam(TensorSlot.G1_ALPHAS) Tensor w13Scale2;
 *   @QuantParam(TensorSlot.G2_ALPHAS) Tensor w2Scale2;
 * }
 * }</pre>
 *
 * <p>Wrong: activations that are not quantized have no scale. Error MOEQ302 under the binding:
 *
 * <pre>{@code
 * @Nvfp4W4A16
 * class ScaledInputs {
 *   @QuantParam(TensorSlot.A1_GSCALE) Tensor inputScale;
 * }
 * }</pre>
 *
 * <p>May stand on a class, record or interface. Requires {@code w1_scale} [E, 2I, H/16], {@code
 * w2_scale} [E, H, I/16], {@code g1_alphas} [E] and {@code g2_alphas} [E].
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Nvfp4W4A16 {
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
}

package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights and activations are both {@code mxfp8}: {@code float8_e4m3fn} values, groups of 32 along
 * K with a power of two (uint8) each. vLLM (since 2026-07, b6ff8a2f5) makes the config with {@code
 * FusedMoEQuantConfig.make("mxfp8", block_shape=[1, 32], is_scale_swizzled=False)} for checkpoints
 * of compressed-tensors and ModelOpt, and for those that it quantizes to mxfp8 itself.
 *
 * <p>Right:
 *
 * <pre>{@code
 * @Mxfp8W8A8
 * class Qwen3Mxfp8Experts { }
 * }</pre>
 *
 * <p>Wrong: scales of activations are computed from each batch, there is none to bind. Error
 * MOEQ302 under the binding:
 *
 * <pre>{@code
 * @Mxfp8W8A8
 * class ScaledInputs {
 *   @QuantParam(TensorSlot.A1_SCALE) Tensor inputScale;
 * }
 * }</pre>
 *
 * <p>May stand on a class, record or interface. Requires {@code w1_scale} [E, 2I, H/32] and {@code
 * w2_scale} [E, H, I/32].
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Mxfp8W8A8 {
  /**
   * The experts have biases: {@code w1_bias} [E, 2I] and {@code w2_bias} [E, H] are required.
   *
   * @return false unless given
   */
  boolean bias() default false;

  /**
   * Factor inside a gated activation function, as {@code swigluoai} has it (vLLM since 2026-07:
   * {@code gemm1_alpha}).
   *
   * @return NaN unless given: the kernel's own
   */
  double gemm1Alpha() default Double.NaN;

  /**
   * What is added to the linear half before the two halves are multiplied (vLLM since 2026-07:
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
   * @return false unless given: as vLLM's methods for mxfp8 have it
   */
  boolean scaleSwizzled() default false;
}

package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights and activations are both {@code mxfp4}: vLLM's {@code mxfp4_w4a4_moe_quant_config}
 * (17edd8a80), which is {@code ocp_mx_moe_quant_config} since 2026-07 (b6ff8a2f5).
 *
 * <p>Right: a Quark checkpoint:
 *
 * <pre>{@code
 * @Mxfp4W4A4
 * class QuarkExperts { }
 * }</pre>
 *
 * <p>Wrong: MX formats have groups of 32, and no blocks of another size. Error MOEQ206 under the
 * shape:
 *
 * <pre>{@code
 * @Mxfp4W4A4(blockShape = {128, 128})
 * class BlockedMx { }
 * }</pre>
 *
 * <p>May stand on a class, record or interface.
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Mxfp4W4A4 {
  /**
   * Activation scales from the checkpoint. vLLM's factory takes them, its quantizer drops them:
   * error MOEQ214.
   *
   * @return false unless given: dynamic
   */
  boolean staticActivations() default false;

  /**
   * vLLM's factory has {@code block_shape}, its quantizer asserts that there is none: error
   * MOEQ206.
   *
   * @return empty unless given
   */
  int[] blockShape() default {};

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
}

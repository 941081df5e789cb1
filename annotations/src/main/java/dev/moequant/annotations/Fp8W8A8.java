package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights and activations are both {@code float8_e4m3fn}: vLLM's {@code fp8_w8a8_moe_quant_config}.
 *
 * <p>Right: DeepSeek-V3, 128x128 blocks, activations quantized on the fly in groups of 128:
 *
 * <pre>{@code
 * @Fp8W8A8(blockShape = {128, 128})
 * class DeepSeekV3Experts { }
 * }</pre>
 *
 * <p>Wrong: a token cannot have one scale and one scale for each 128 columns at once. vLLM fails
 * with a bare {@code assert} when the layer is built; here it is error MOEQ103 under {@code true}:
 *
 * <pre>{@code
 * @Fp8W8A8(perActToken = true, blockShape = {128, 128})
 * class Contradiction { }
 * }</pre>
 *
 * <p>May stand on a class, record or interface. Without any member: one scale per expert for the
 * weights and one dynamic scale for the activations.
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Fp8W8A8 {
  /**
   * One activation scale for each token (vLLM: {@code per_act_token_quant}).
   *
   * @return false unless given
   */
  boolean perActToken() default false;

  /**
   * One weight scale for each output channel (vLLM: {@code per_out_ch_quant}).
   *
   * @return false unless given
   */
  boolean perOutCh() default false;

  /**
   * {@code {block_n, block_k}}: one weight scale for each block of N x K values, one activation
   * scale for each {@code block_k} values of a token (vLLM: {@code block_shape}).
   *
   * @return empty unless given: no blocks
   */
  int[] blockShape() default {};

  /**
   * The activation scales come with the checkpoint ({@code a1_scale}, {@code a2_scale}) instead of
   * being computed from each batch.
   *
   * @return false unless given: dynamic
   */
  boolean staticActivations() default false;

  /**
   * The experts have biases: {@code w1_bias} [E, 2I] and {@code w2_bias} [E, H] are required (vLLM
   * since 2026-07).
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

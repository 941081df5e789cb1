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
}

package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights and activations are both {@code int8}: vLLM's {@code int8_w8a8_moe_quant_config}.
 *
 * <p>Right: a scale for each token, computed from each batch, is the default:
 *
 * <pre>{@code
 * @Int8W8A8
 * class DeepSeekR1Int8Experts { }
 * }</pre>
 *
 * <p>Wrong: scales of tokens are computed from each batch, so they cannot be static. Error MOEQ208
 * under {@code true}:
 *
 * <pre>{@code
 * @Int8W8A8(staticActivations = true)
 * class StaticTokens { }
 * }</pre>
 *
 * <p>May stand on a class, record or interface.
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Int8W8A8 {
  /**
   * One activation scale for each token, and one weight scale for each output channel (vLLM: {@code
   * per_act_token_quant}). {@code false} means one scale for all activations and one for each
   * expert's weights, which vLLM has a kernel for since 2026-08; for an earlier one it is warning
   * MOEQ205.
   *
   * @return true unless given
   */
  boolean perActToken() default true;

  /**
   * The activation scales come with the checkpoint ({@code a1_scale}, {@code a2_scale}) instead of
   * being computed from each batch. No kernel of vLLM reads them: warning MOEQ205.
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
}

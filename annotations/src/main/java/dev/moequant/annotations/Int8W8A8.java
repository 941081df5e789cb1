package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights and activations are both {@code int8}, weights with a scale for each output channel:
 * vLLM's {@code int8_w8a8_moe_quant_config}.
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
   * One activation scale for each token (vLLM: {@code per_act_token_quant}). Its activation
   * quantizer takes int8 in no other way, so {@code false} is warning MOEQ205.
   *
   * @return true unless given
   */
  boolean perActToken() default true;

  /**
   * The activation scales come with the checkpoint ({@code a1_scale}, {@code a2_scale}) instead of
   * being computed from each batch.
   *
   * @return false unless given: dynamic
   */
  boolean staticActivations() default false;
}

package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Nothing is quantized: vLLM's {@code FUSED_MOE_UNQUANTIZED_CONFIG}, or, with biases, {@code
 * biased_moe_quant_config}.
 *
 * <p>Right: Mixtral in bfloat16, which has no tensor beside its weights:
 *
 * <pre>{@code
 * @Unquantized
 * class MixtralExperts { }
 * }</pre>
 *
 * <p>Wrong: a bias is bound, and the scheme says there is none. Error MOEQ305 under the binding:
 *
 * <pre>{@code
 * @Unquantized
 * class BiasedExperts {
 *   @QuantParam(TensorSlot.W1_BIAS) Tensor gateAndUpBias;
 *   @QuantParam(TensorSlot.W2_BIAS) Tensor downBias;
 * }
 * }</pre>
 *
 * <p>May stand on a class, record or interface.
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Unquantized {
  /**
   * The experts have biases: {@code w1_bias} [E, 2I] and {@code w2_bias} [E, H] are required.
   *
   * @return false unless given
   */
  boolean bias() default false;
}

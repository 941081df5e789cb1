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

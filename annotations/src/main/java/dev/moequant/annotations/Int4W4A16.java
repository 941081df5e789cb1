package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights are {@code int4}, activations are not quantized: vLLM's {@code
 * int4_w4a16_moe_quant_config}, for AWQ, GPTQ and compressed-tensors checkpoints.
 *
 * <p>Right: AWQ, groups of 128 along K, asymmetric:
 *
 * <pre>{@code
 * @Int4W4A16(zeroPoints = true)
 * class MixtralAwqExperts { }
 * }</pre>
 *
 * <p>Wrong: a negative group. Error MOEQ106 under {@code -128}:
 *
 * <pre>{@code
 * @Int4W4A16(groupSize = -128)
 * class NegativeGroup { }
 * }</pre>
 *
 * <p>May stand on a class, record or interface. Without any member: symmetric groups of 128.
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Int4W4A16 {
  /**
   * How many weights along K share a scale; -1 is one scale for each output channel. A group size
   * of g is the group shape (0, g) that vLLM's WNA16 path uses.
   *
   * @return 128 unless given
   */
  int groupSize() default 128;

  /**
   * The quantization is asymmetric: {@code w1_zp} and {@code w2_zp} are required.
   *
   * @return false unless given: symmetric
   */
  boolean zeroPoints() default false;

  /**
   * Whether the checkpoint was quantized in order of activation size (GPTQ's {@code desc_act},
   * compressed-tensors' {@code actorder}).
   *
   * @return {@link ActOrder#NONE} unless given
   */
  ActOrder actOrder() default ActOrder.NONE;

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

package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights are {@code mxfp4}, activations are not quantized: vLLM's {@code
 * mxfp4_w4a16_moe_quant_config}.
 *
 * <p>Right: gpt-oss, whose experts have biases:
 *
 * <pre>{@code
 * @Mxfp4W4A16(bias = true)
 * class GptOssExperts { }
 * }</pre>
 *
 * <p>Wrong: with a {@code PrecisionConfig}, the weight scales are no tensors. Error MOEQ306 under
 * the field:
 *
 * <pre>{@code
 * @Mxfp4W4A16(precisionConfig = true)
 * class TritonExperts {
 *   @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale;
 *   @QuantParam(TensorSlot.W2_SCALE) PrecisionConfig w2Precision;
 * }
 * }</pre>
 *
 * <p>May stand on a class, record or interface.
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Mxfp4W4A16 {
  /**
   * The experts have biases: {@code w1_bias} [E, 2I] and {@code w2_bias} [E, H] are required.
   *
   * @return false unless given
   */
  boolean bias() default false;

  /**
   * The two weight scales are {@code PrecisionConfig} objects of Triton's kernels instead of
   * tensors.
   *
   * @return false unless given
   */
  boolean precisionConfig() default false;

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

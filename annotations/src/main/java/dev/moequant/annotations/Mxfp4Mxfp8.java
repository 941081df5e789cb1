package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights are {@code mxfp4}, activations {@code mxfp8}: vLLM's {@code mxfp4_mxfp8_moe_quant_config}
 * (since 2026-07, b6ff8a2f5), for FlashInfer's kernels on Blackwell, and B12X since 2026-08. What
 * that factory takes and drops, {@code a1_scale}, {@code a2_scale} and {@code block_shape}, cannot
 * be said here; nor can {@code mx_alignment}, which vLLM gives FlashInfer's TRTLLM kernel: {@code
 * QuantConfigs2026.mxfp4Mxfp8} takes it.
 *
 * <p>Right: gpt-oss, whose experts have biases:
 *
 * <pre>{@code
 * @Mxfp4Mxfp8(bias = true, gemm1Alpha = 1.702, gemm1Beta = 1.0, gemm1ClampLimit = 7.0)
 * class GptOssExperts { }
 * }</pre>
 *
 * <p>Wrong: scales of activations are computed from each batch. Error MOEQ302 under the binding:
 *
 * <pre>{@code
 * @Mxfp4Mxfp8
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
public @interface Mxfp4Mxfp8 {
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

  /**
   * Whether the quantizer swizzles the scales of activations, as CUTLASS kernels read them, vLLM's
   * and FlashInfer's (vLLM since 2026-07: {@code is_scale_swizzled}).
   *
   * @return true unless given; FlashInfer's TRTLLM kernel wants false
   */
  boolean scaleSwizzled() default true;
}

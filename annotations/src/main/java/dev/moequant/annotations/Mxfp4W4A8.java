package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Weights are {@code mxfp4}, activations the platform's fp8 with one static scale per tensor:
 * vLLM's {@code mxfp4_w4a8_moe_quant_config} (since 2026-07, b6ff8a2f5), for Quark checkpoints on
 * AITER's kernel, which wants {@code precisionConfig = true} and biases in float32, or on vLLM's
 * emulation of OCP's formats, which takes tensors. Where activations are in groups of 128, as
 * DeepGEMM's kernel has them for DeepSeek-V4, {@link QuantScheme} says it.
 *
 * <p>Right: the scales of the activations come with the checkpoint:
 *
 * <pre>{@code
 * @Mxfp4W4A8(bias = true)
 * class GptOssQuarkExperts {
 *   @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale;
 *   @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale;
 *   @QuantParam(TensorSlot.A1_SCALE) Tensor w13InputScale;
 *   @QuantParam(TensorSlot.A2_SCALE) Tensor w2InputScale;
 *   @QuantParam(TensorSlot.W1_BIAS) Tensor w13Bias;
 *   @QuantParam(TensorSlot.W2_BIAS) Tensor w2Bias;
 * }
 * }</pre>
 *
 * <p>Wrong: without those scales. Error MOEQ301 under the annotation:
 *
 * <pre>{@code
 * @Mxfp4W4A8
 * class UnscaledInputs {
 *   @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale;
 *   @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale;
 * }
 * }</pre>
 *
 * <p>May stand on a class, record or interface. Requires {@code w1_scale} [E, 2I, H/32], {@code
 * w2_scale} [E, H, I/32], {@code a1_scale} and {@code a2_scale}, [] or [1] or [E].
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Mxfp4W4A8 {
  /**
   * The experts have biases: {@code w1_bias} [E, 2I] and {@code w2_bias} [E, H] are required.
   *
   * @return false unless given
   */
  boolean bias() default false;

  /**
   * The two weight scales are {@code PrecisionConfig} objects of Triton's kernels instead of
   * tensors. AITER's kernel takes no others.
   *
   * @return false unless given
   */
  boolean precisionConfig() default false;

  /**
   * Where the result of the first GEMM is cut off before the activation function (vLLM since
   * 2026-07: {@code gemm1_clamp_limit}), {@code swiglu_limit} of a checkpoint.
   *
   * @return NaN unless given: the kernel's own, mostly none
   */
  double gemm1ClampLimit() default Double.NaN;
}

package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Any scheme, spelled out operand by operand: vLLM's {@code FusedMoEQuantConfig.make} and the
 * config's constructor.
 *
 * <p>Right: int8 weights with a scale for each output channel, int8 activations with a scale for
 * each token:
 *
 * <pre>{@code
 * @QuantScheme(
 *     activations = @Activations(dtype = DType.INT8, granularity = Granularity.PER_TOKEN),
 *     weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))
 * class Int8Experts { }
 * }</pre>
 *
 * <p>Wrong: no kernel quantizes activations to int4. Error MOEQ201 under {@code DType.INT4}:
 *
 * <pre>{@code
 * @QuantScheme(
 *     activations = @Activations(dtype = DType.INT4, granularity = Granularity.PER_TOKEN),
 *     weights = @Weights(dtype = DType.INT4, granularity = Granularity.PER_CHANNEL))
 * class Int4Activations { }
 * }</pre>
 *
 * <p>May stand on a class, record or interface. Without any member: an unquantized layer.
 *
 * <p>On an annotation type it makes that type a scheme annotation of your own, from source or from
 * a jar: {@code @CompanyInt8} on a class then means what {@code @QuantScheme} says on {@code
 * CompanyInt8}.
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface QuantScheme {
  /**
   * How the activations are quantized.
   *
   * @return not at all, unless given
   */
  Activations activations() default @Activations;

  /**
   * How the weights are quantized.
   *
   * @return not at all, unless given
   */
  Weights weights() default @Weights;

  /**
   * The experts have biases: {@code w1_bias} and {@code w2_bias} are required.
   *
   * @return false unless given
   */
  boolean bias() default false;

  /**
   * The two weight scales are {@code PrecisionConfig} objects of Triton's MXFP4 kernels (GPT-OSS)
   * instead of tensors.
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
   * @return true unless given: vLLM's own methods for mxfp8 say false
   */
  boolean scaleSwizzled() default true;
}

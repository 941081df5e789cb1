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
}

package dev.moequant.annotations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The activation half of a {@link QuantScheme}. Without any member: not quantized.
 *
 * <p>Right: {@code @Activations(dtype = DType.FLOAT8_E4M3FN, granularity = Granularity.GROUP,
 * groupShape = {1, 128})}, one scale for each 128 values of a token.
 *
 * <p>Wrong: {@code @Activations(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL)};
 * channels belong to weights (error MOEQ109 under {@code Granularity.PER_CHANNEL}).
 */
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Activations {
  /**
   * What activations are quantized to before the GEMM.
   *
   * @return {@link DType#NONE} unless given: not quantized
   */
  DType dtype() default DType.NONE;

  /**
   * How many activations share a scale.
   *
   * @return {@link Granularity#NONE} unless given
   */
  Granularity granularity() default Granularity.NONE;

  /**
   * Rows and columns that share a scale; with {@link Granularity#GROUP} and {@link
   * Granularity#BLOCK} only.
   *
   * @return empty unless given
   */
  int[] groupShape() default {};

  /**
   * Whether scales are computed from each batch ({@code true}) or come with the checkpoint.
   *
   * @return true unless given
   */
  boolean dynamic() default true;
}

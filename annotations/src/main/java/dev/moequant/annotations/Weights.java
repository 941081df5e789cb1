package dev.moequant.annotations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The weight half of a {@link QuantScheme}. Without any member: not quantized.
 *
 * <p>Right: {@code @Weights(dtype = DType.INT4, granularity = Granularity.GROUP, groupShape = {0,
 * 128})}, groups of 128 along K, as vLLM's WNA16 path writes them.
 *
 * <p>Wrong: {@code @Weights(dtype = DType.INT8, granularity = Granularity.PER_TOKEN)}; tokens
 * belong to activations (error MOEQ109 under {@code Granularity.PER_TOKEN}).
 */
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Weights {
  /**
   * What the weights are stored as.
   *
   * @return {@link DType#NONE} unless given: not quantized
   */
  DType dtype() default DType.NONE;

  /**
   * How many weights share a scale.
   *
   * @return {@link Granularity#NONE} unless given
   */
  Granularity granularity() default Granularity.NONE;

  /**
   * Rows (N) and columns (K) that share a scale; with {@link Granularity#GROUP} and {@link
   * Granularity#BLOCK} only. Row 0 means "no blocking along N" and is right for weight-only int4
   * and int8 groups.
   *
   * @return empty unless given
   */
  int[] groupShape() default {};

  /**
   * The quantization is asymmetric: {@code w1_zp} and {@code w2_zp} are required.
   *
   * @return false unless given
   */
  boolean zeroPoints() default false;
}

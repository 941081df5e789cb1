package dev.moequant.scheme;

/**
 * A scheme with {@link Extras}. Each method throws {@link IllegalArgumentException} where the
 * annotation has no such member: nothing that is said is dropped.
 *
 * @param <S> the scheme
 */
public interface TakesExtras<S extends SchemeSpec> {
  /**
   * What is said beside dtypes and scales.
   *
   * @return declared values and defaults
   */
  Extras extras();

  /**
   * A copy with other extras.
   *
   * @param value extras of the same annotation
   * @return the copy
   */
  S withExtras(Extras value);

  /**
   * A copy with or without biases of the experts.
   *
   * @param value the new setting
   * @return the copy
   */
  default S withBias(boolean value) {
    return withExtra(SchemeMember.BIAS, value);
  }

  /**
   * A copy whose weight scales are {@code PrecisionConfig} objects, or are not.
   *
   * @param value the new setting
   * @return the copy
   */
  default S withPrecisionConfig(boolean value) {
    return withExtra(SchemeMember.PRECISION_CONFIG, value);
  }

  /**
   * A copy with another factor inside the activation function.
   *
   * @param value the factor; NaN for the kernel's own
   * @return the copy
   */
  default S withGemm1Alpha(double value) {
    return withExtra(SchemeMember.GEMM1_ALPHA, value);
  }

  /**
   * A copy with another number that is added to the linear half of the first GEMM's result.
   *
   * @param value the number; NaN for the kernel's own
   * @return the copy
   */
  default S withGemm1Beta(double value) {
    return withExtra(SchemeMember.GEMM1_BETA, value);
  }

  /**
   * A copy with another limit for the first GEMM's result.
   *
   * @param value where it is cut off; NaN for the kernel's own, mostly none
   * @return the copy
   */
  default S withGemm1ClampLimit(double value) {
    return withExtra(SchemeMember.GEMM1_CLAMP_LIMIT, value);
  }

  /**
   * A copy whose activation scales are swizzled, or are not.
   *
   * @param value the new setting
   * @return the copy
   */
  default S withScaleSwizzled(boolean value) {
    return withExtra(SchemeMember.SCALE_SWIZZLED, value);
  }

  private S withExtra(SchemeMember member, Object value) {
    return withExtras(extras().with(member, value));
  }
}

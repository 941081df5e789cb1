package dev.moequant.spec;

/** Which scheme annotation a {@link SchemeSpec} stands for. */
public enum SchemeKind {
  /** {@code @Fp8W8A8}. */
  FP8_W8A8("Fp8W8A8"),
  /** {@code @QuantScheme}. */
  QUANT_SCHEME("QuantScheme");

  private final String annotationName;

  SchemeKind(String annotationName) {
    this.annotationName = annotationName;
  }

  /**
   * The simple name of the annotation in {@code dev.moequant.annotations}.
   *
   * @return for example {@code Fp8W8A8}
   */
  public String annotationName() {
    return annotationName;
  }
}

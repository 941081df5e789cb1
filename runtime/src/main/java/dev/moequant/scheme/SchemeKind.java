package dev.moequant.scheme;

/** Which scheme annotation a {@link SchemeSpec} stands for. */
public enum SchemeKind {
  /** {@code @Unquantized}. */
  UNQUANTIZED("Unquantized"),
  /** {@code @Fp8W8A8}. */
  FP8_W8A8("Fp8W8A8"),
  /** {@code @Fp8W8A16}. */
  FP8_W8A16("Fp8W8A16"),
  /** {@code @Int8W8A8}. */
  INT8_W8A8("Int8W8A8"),
  /** {@code @Int8W8A16}. */
  INT8_W8A16("Int8W8A16"),
  /** {@code @Int4W4A16}. */
  INT4_W4A16("Int4W4A16"),
  /** {@code @Mxfp4W4A16}. */
  MXFP4_W4A16("Mxfp4W4A16"),
  /** {@code @Mxfp4W4A4}. */
  MXFP4_W4A4("Mxfp4W4A4"),
  /** {@code @Nvfp4W4A16}. */
  NVFP4_W4A16("Nvfp4W4A16"),
  /** {@code @Nvfp4W4A4}. */
  NVFP4_W4A4("Nvfp4W4A4"),
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

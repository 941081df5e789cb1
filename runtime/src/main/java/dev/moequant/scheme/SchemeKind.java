package dev.moequant.scheme;

import static dev.moequant.scheme.ExtraMembers.NONE;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;
import static dev.moequant.scheme.VllmRevision.V2026_08;

import java.util.List;

/** Which scheme annotation a {@link SchemeSpec} stands for. */
public enum SchemeKind {
  /** {@code @Unquantized}. */
  UNQUANTIZED("Unquantized", NONE.bias(V2025_10).gemm1(V2026_07)),
  /** {@code @Fp8W8A8}. */
  FP8_W8A8("Fp8W8A8", NONE.bias(V2026_07).gemm1(V2026_07)),
  /** {@code @Fp8W8A16}. */
  FP8_W8A16("Fp8W8A16", NONE.bias(V2026_07).gemm1(V2026_07)),
  /** {@code @Int8W8A8}. */
  INT8_W8A8("Int8W8A8", NONE.bias(V2026_07)),
  /** {@code @Int8W8A16}. */
  INT8_W8A16("Int8W8A16", NONE.bias(V2026_07).gemm1(V2026_07)),
  /** {@code @Int4W4A16}. */
  INT4_W4A16("Int4W4A16", NONE.bias(V2026_07).gemm1(V2026_07)),
  /** {@code @Int4W4A8}. */
  INT4_W4A8("Int4W4A8", NONE),
  /** {@code @Mxfp4W4A16}. */
  MXFP4_W4A16("Mxfp4W4A16", NONE.bias(V2025_10).precisionConfig(V2025_10).gemm1(V2026_07)),
  /** {@code @Mxfp4W4A8}. */
  MXFP4_W4A8("Mxfp4W4A8", NONE.bias(V2026_07).precisionConfig(V2026_07).clampLimit(V2026_07)),
  /** {@code @Mxfp4Mxfp8}. */
  MXFP4_MXFP8(
      "Mxfp4Mxfp8",
      NONE.bias(V2026_07).precisionConfig(V2026_07).gemm1(V2026_07).scaleSwizzled(V2026_07, true)),
  /** {@code @Mxfp4W4A4}. */
  MXFP4_W4A4("Mxfp4W4A4", NONE.bias(V2025_10).gemm1(V2026_07)),
  /** {@code @Mxfp8W8A8}. */
  MXFP8_W8A8("Mxfp8W8A8", NONE.bias(V2026_07).gemm1(V2026_07).scaleSwizzled(V2026_07, false)),
  /** {@code @Nvfp4W4A16}. */
  NVFP4_W4A16("Nvfp4W4A16", NONE.alphaAndBeta(V2026_08).clampLimit(V2026_07)),
  /** {@code @Nvfp4W4A4}. */
  NVFP4_W4A4(
      "Nvfp4W4A4",
      NONE.bias(V2026_07)
          .alphaAndBeta(V2026_08)
          .clampLimit(V2026_07)
          .scaleSwizzled(V2026_07, true)),
  /** {@code @QuantScheme}. */
  QUANT_SCHEME(
      "QuantScheme",
      NONE.bias(V2025_10).precisionConfig(V2025_10).gemm1(V2026_07).scaleSwizzled(V2026_07, true));

  private final String annotationName;
  private final ExtraMembers extras;

  SchemeKind(String annotationName, ExtraMembers extras) {
    this.annotationName = annotationName;
    this.extras = extras;
  }

  /**
   * The simple name of the annotation in {@code dev.moequant.annotations}.
   *
   * @return for example {@code Fp8W8A8}
   */
  public String annotationName() {
    return annotationName;
  }

  /**
   * The members of the annotation that say nothing of dtypes or scales.
   *
   * @return in their declared order, behind all others
   */
  public List<ExtraMember> extras() {
    return extras.taken();
  }

  /** What holds for such a member, whether the annotation has it or not. */
  ExtraMember extra(SchemeMember member) {
    return extras.get(member);
  }

  /** Whether the annotation has a member for an extra. */
  boolean takes(SchemeMember member) {
    return ExtraMembers.isExtra(member) && extra(member).isTaken();
  }

  /**
   * The first revision of vLLM whose factory for the annotation takes a member.
   *
   * @param member a member that the annotation has
   * @return the revision; the oldest for dtypes and scales, which the catalogue knows
   */
  public VllmRevision since(SchemeMember member) {
    return takes(member) ? extra(member).since() : V2025_10;
  }
}

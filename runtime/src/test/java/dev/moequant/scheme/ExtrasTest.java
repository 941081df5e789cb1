package dev.moequant.scheme;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtrasTest {
  @Test
  void whatIsSpelledOutEqualsWhatIsLeftOut() {
    FixedSpec scheme = SchemeSpec.mxfp8W8A8();
    assertThat(scheme.withScaleSwizzled(false).withGemm1Alpha(Double.NaN)).isEqualTo(scheme);
    assertThat(scheme.withGemm1Alpha(1).withGemm1Alpha(Double.NaN)).isEqualTo(scheme);
    assertThat(scheme.withGemm1Alpha(1)).isNotEqualTo(scheme);
    assertThat(scheme.withGemm1Alpha(1).hashCode()).isNotEqualTo(scheme.hashCode());
  }

  @Test
  void theDefaultIsThatOfTheAnnotation() {
    assertThat(SchemeSpec.mxfp8W8A8().get(SchemeMember.SCALE_SWIZZLED)).isEqualTo(false);
    assertThat(SchemeSpec.nvfp4W4A4().get(SchemeMember.SCALE_SWIZZLED)).isEqualTo(true);
    assertThat(SchemeSpec.int4W4A8().get(SchemeMember.GEMM1_BETA)).isEqualTo(Double.NaN);
  }

  /** {@code with} of all schemes changes what there is, the named methods drop nothing. */
  @Test
  void whatTheAnnotationHasNotCannotBeSaid() {
    FixedSpec nvfp4 = SchemeSpec.nvfp4W4A16();
    assertThat(nvfp4.with(SchemeMember.BIAS, true)).isEqualTo(nvfp4);
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> nvfp4.withBias(true));
    assertThat(thrown).hasMessageThat().isEqualTo("@Nvfp4W4A16 has no member bias");
    assertThrows(ClassCastException.class, () -> nvfp4.with(SchemeMember.GEMM1_BETA, "1"));
  }

  @Test
  void theLatestOfThemSaysSinceWhenThereIsAll() {
    FixedSpec nvfp4 = SchemeSpec.nvfp4W4A4();
    assertThat(nvfp4.extras().since()).isEqualTo(VllmRevision.V2025_10);
    assertThat(nvfp4.withBias(true).extras().since()).isEqualTo(VllmRevision.V2026_07);
    assertThat(nvfp4.withGemm1Alpha(1).withBias(true).extras().since())
        .isEqualTo(VllmRevision.V2026_08);
    assertThat(nvfp4.withGemm1Alpha(1).extras().toString()).isEqualTo("[gemm1Alpha = 1.0]");
  }

  /** What an annotation takes, its scheme can be given, and prints it. */
  @ParameterizedTest
  @EnumSource
  void eachMemberIsPrintedAsItIsWritten(SchemeKind kind) {
    for (ExtraMember extra : kind.extras()) {
      Object value = extra.defaultValue() instanceof Boolean is ? (Object) !is : 7.5;
      assertThat(Extras.of(kind).with(extra.member(), value).after().toString())
          .contains(extra.name() + " = " + value);
    }
  }

  @Test
  void otherKindsDeclareTheirScales() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> new FixedSpec(SchemeKind.FP8_W8A8, Extras.of(SchemeKind.FP8_W8A8)));
    assertThat(thrown).hasMessageThat().isEqualTo("@Fp8W8A8 declares its scales");
  }
}

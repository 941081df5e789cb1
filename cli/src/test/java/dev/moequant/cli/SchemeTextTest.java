package dev.moequant.cli;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SchemeTextTest {
  private static SchemeSpec read(String text) {
    return new SchemeText().convert(text);
  }

  @ParameterizedTest
  @EnumSource(SchemeKind.class)
  void anAnnotationWithoutMembers(SchemeKind kind) {
    assertThat(read("@" + kind.annotationName())).isEqualTo(SchemeSpec.of(kind));
    assertThat(read(kind.annotationName() + "()")).isEqualTo(SchemeSpec.of(kind));
  }

  /** What a scheme prints is read as that scheme: every kind of member is among them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Fp8W8A8(blockShape = {128, 128})",
        "@Fp8W8A8(perActToken = true, perOutCh = true)",
        "@Fp8W8A8(staticActivations = true, gemm1ClampLimit = 10.0)",
        "@Fp8W8A16(perOutCh = true, bias = true)",
        "@Fp8W8A16(blockShape = {64, 128})",
        "@Int8W8A8(perActToken = false, staticActivations = true)",
        "@Int8W8A16(groupSize = 128)",
        "@Int4W4A16(groupSize = -1, zeroPoints = true)",
        "@Int4W4A16(groupSize = 32, actOrder = GROUP)",
        "@Int4W4A8(groupSize = 64)",
        "@Mxfp4W4A16(bias = true, precisionConfig = true)",
        "@Mxfp4Mxfp8(gemm1Alpha = 1.702, gemm1Beta = 1.0, scaleSwizzled = false)",
        "@Mxfp4W4A4(staticActivations = true, blockShape = {1, 32})",
        "@QuantScheme(activations = @Activations(dtype = FLOAT8_E4M3FN, granularity = GROUP,"
            + " groupShape = {1, 128}), weights = @Weights(dtype = MXFP4))",
        "@QuantScheme(weights = @Weights(dtype = INT4, granularity = GROUP, groupShape = {0, 32},"
            + " zeroPoints = true), bias = true)",
      })
  void whatASchemePrintsIsReadAsThatScheme(String annotation) {
    assertThat(read(annotation).annotation()).isEqualTo(annotation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Fp8W8A8 blockShape=128,128; @Fp8W8A8(blockShape = {128, 128})",
        "fp8w8a8 blockShape=128,128 gemm1ClampLimit=7; @Fp8W8A8(blockShape = {128, 128}, gemm1ClampLimit = 7.0)",
        "Fp8W8A8 blockShape=128,128,gemm1ClampLimit=7; @Fp8W8A8(blockShape = {128, 128}, gemm1ClampLimit = 7.0)",
        "Int4W4A16(groupSize=32,actOrder=ActOrder.GROUP); @Int4W4A16(groupSize = 32, actOrder = GROUP)",
        "QuantScheme weights.dtype=mxfp4; @QuantScheme(weights = @Weights(dtype = MXFP4))",
      })
  void whatAShellLikesBetter(String text, String annotation) {
    assertThat(read(text).annotation()).isEqualTo(annotation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Fp8W8A9 # there is no scheme @Fp8W8A9; did you mean Fp8W8A8, Fp8W8A16 or Mxfp8W8A8?",
        "@Fp8W8A8(blokShape = 1) # @Fp8W8A8 has no member blokShape; did you mean blockShape?",
        "Int4W4A8 zeroPoints=true # @Int4W4A8 has no member zeroPoints: there are groupSize",
        "Int4W4A16 groupSize=x # groupSize takes whole numbers, not x",
        "Int4W4A16 groupSize=1,2 # groupSize takes one value, not 1, 2",
        "Int4W4A16 zeroPoints=yes # zeroPoints is true or false, not yes",
        "Int4W4A16 actOrder=GRUP # actOrder is never GRUP; did you mean GROUP?",
        "Fp8W8A8 gemm1ClampLimit=x # gemm1ClampLimit takes a number, not x",
        "Int4W4A16 groupSize=1 groupSize=2 # groupSize is said twice",
        "@Fp8W8A8(perOutCh = true # \"@Fp8W8A8(perOutCh = true\" has no ) behind \"@Fp8W8A8(perOutCh = true\"",
        "@Fp8W8A8 perOutCh # \"@Fp8W8A8 perOutCh\" has no = behind \"@Fp8W8A8 perOutCh\"",
      })
  void whatCannotBeMeantIsSaid(String text, String message) {
    TypeConversionException e = assertThrows(TypeConversionException.class, () -> read(text));
    assertThat(e).hasMessageThat().isEqualTo(message);
  }

  @Test
  void whatIsNoSchemeAtAllShowsOne() {
    for (String text : new String[] {"", "{}", "@Fp8W8A8)", "@Fp8W8A8(blockShape = {128, ,})"}) {
      TypeConversionException e = assertThrows(TypeConversionException.class, () -> read(text));
      assertThat(e).hasMessageThat().contains("write it as @Fp8W8A8(blockShape = {128, 128})");
    }
  }
}

package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.scheme.SchemeSpec;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Members that are floating-point numbers, however they are written. */
class NumbersTest {
  @ParameterizedTest
  @EnumSource
  void aNumberOfAnotherTypeIsConverted(CompilerUnderTest compiler)
      throws ReflectiveOperationException {
    assertThat(
            scheme(compiler, "gemm1Alpha = 1, gemm1Beta = -0.5f, gemm1ClampLimit = Numbers.LIMIT"))
        .isEqualTo(
            SchemeSpec.unquantized().withGemm1Alpha(1).withGemm1Beta(-0.5).withGemm1ClampLimit(7));
    assertThat(scheme(compiler, "gemm1Alpha = 7L, gemm1Beta = 'a', gemm1ClampLimit = (byte) 3"))
        .isEqualTo(
            SchemeSpec.unquantized().withGemm1Alpha(7).withGemm1Beta(97).withGemm1ClampLimit(3));
  }

  @ParameterizedTest
  @EnumSource
  void thereMayBeNoLiteralForIt(CompilerUnderTest compiler) throws ReflectiveOperationException {
    assertThat(
            scheme(
                compiler,
                "gemm1Alpha = Double.NEGATIVE_INFINITY, gemm1Beta = Double.NaN,"
                    + " gemm1ClampLimit = 1 / 0.0"))
        .isEqualTo(
            SchemeSpec.unquantized()
                .withGemm1Alpha(Double.NEGATIVE_INFINITY)
                .withGemm1ClampLimit(Double.POSITIVE_INFINITY));
    assertThat(
            scheme(compiler, "gemm1Alpha = 1e300, gemm1Beta = -0.0, gemm1ClampLimit = 0x1p-1074"))
        .isEqualTo(
            SchemeSpec.unquantized()
                .withGemm1Alpha(1e300)
                .withGemm1Beta(-0.0)
                .withGemm1ClampLimit(Double.MIN_VALUE));
  }

  /** What the factory holds, which is compiled, too. */
  private static SchemeSpec scheme(CompilerUnderTest compiler, String members)
      throws ReflectiveOperationException {
    Sources sources =
        Compilations.demo(
            "@Unquantized(" + members + ") class Numbers { static final int LIMIT = 7; }\n");
    CompilationResult result = compiler.compile(Compilations.of(sources));
    CaretAssertions.assertClean(result);
    return Classes.of(result).scheme("demo/NumbersQuantConfig.java");
  }
}

package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.Sources;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** MOEQ807: options are nowhere in a source, so neither are carets. */
class OptionsTest {
  private static final Sources TWO =
      Compilations.demo("@Fp8W8A8 class One {}\n\n@Fp8W8A8 class Two {}\n");

  private static CompilationResult compile(
      CompilerUnderTest compiler, Sources sources, String... options) {
    return compiler.compile(Compilations.of(sources).withOptions(options));
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownOptionIsReportedOnceAndEverythingIsGenerated(CompilerUnderTest compiler) {
    CompilationResult result = compile(compiler, TWO, "-Amoequant.debgu=true");
    List<Diagnosed> ours =
        result.diagnostics().stream().filter(found -> !found.id().isEmpty()).toList();
    assertThat(ours).hasSize(1);
    assertThat(ours.get(0).message())
        .isEqualTo(
            """
            [MOEQ807] -Amoequant.debgu: there is no such option
              help: options are moequant.checkpoints, moequant.debug, moequant.vllm
              see docs/rules/MOEQ807.md, or run java -jar moequant-processor.jar MOEQ807\
            """);
    assertThat(ours.get(0).isError()).isTrue();
    assertThat(result.generated().keySet())
        .containsExactly("demo/OneQuantConfig.java", "demo/TwoQuantConfig.java");
  }

  @ParameterizedTest
  @EnumSource
  void aValueThatAnOptionDoesNotTakeIsNamed(CompilerUnderTest compiler) {
    CompilationResult result = compile(compiler, TWO, "-Amoequant.debug=yes");
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).message())
        .isEqualTo(
            """
            [MOEQ807] -Amoequant.debug=yes: it takes true or false
              help: write -Amoequant.debug=true to see stack traces, or leave it out
              see docs/rules/MOEQ807.md, or run java -jar moequant-processor.jar MOEQ807\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "-Amoequant.vllm=2026-09, JAVAC",
    "-Amoequant.vllm=2026-09, ECJ",
    "-Amoequant.vllm=V2026_08, JAVAC",
    "-Amoequant.vllm, JAVAC",
    "-Amoequant.vllm, ECJ"
  })
  void aMonthOfWhichNothingIsKnownIsNamedAndTheNewestHolds(
      String option, CompilerUnderTest compiler) {
    CompilationResult result = compile(compiler, TWO, option);
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).message())
        .isEqualTo(
            """
            [MOEQ807] %s: it takes one of 2025-10, 2026-07, 2026-08
              help: write the month of the vLLM that you deploy, or the last of these before it; \
            without the option it is 2026-08
              see docs/rules/MOEQ807.md, or run java -jar moequant-processor.jar MOEQ807\
            """
                .formatted(option));
    assertThat(result.generated().get("demo/OneQuantConfig.java"))
        .contains("CheckedScheme.of(SCHEME, VllmRevision.V2026_08)");
  }

  @ParameterizedTest
  @EnumSource
  void optionsThatAreRightAndThoseOfOthersAreNotMentioned(CompilerUnderTest compiler) {
    CaretAssertions.assertClean(compile(compiler, TWO, "-Amoequant.debug=false"));
    CaretAssertions.assertClean(compile(compiler, TWO, "-Amoequant.debug"));
    CaretAssertions.assertClean(compile(compiler, TWO, "-Amoequant.vllm=2026-07"));
    assertThat(compile(compiler, TWO, "-Amoequantum.state=up").errors()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aCompilationWithoutASchemeIsNotToldAboutOptions(CompilerUnderTest compiler) {
    CompilationResult result =
        compile(compiler, Sources.of("package demo;\n\nclass Nothing {}\n"), "-Amoequant.x=y");
    assertThat(result.errors()).isEmpty();
  }
}

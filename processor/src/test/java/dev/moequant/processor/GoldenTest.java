package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.DiagnosticCases;
import dev.moequant.testing.DiagnosticCases.DiagnosticCase;
import dev.moequant.testing.Goldens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The factories of the sources in {@code src/test/resources/factories}, byte for byte: few, one for
 * each shape that a generated file can have. Wrong gets a stub, of whose messages the file has the
 * places only.
 */
class GoldenTest {
  static List<DiagnosticCase> sources() {
    return DiagnosticCases.in("factories");
  }

  @ParameterizedTest
  @MethodSource("sources")
  void generatesExactlyThis(DiagnosticCase source) {
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      CompilationResult result = compiler.compile(Compilations.of(source.sources()));
      assertThat(result.generated()).hasSize(1);
      for (Map.Entry<String, String> file : result.generated().entrySet()) {
        Goldens.assertMatches("goldens/" + file.getKey(), withoutWords(file.getValue(), result));
      }
    }
  }

  /** Words are approved where they are made: a stub has to have those that the compiler printed. */
  private static String withoutWords(String stub, CompilationResult result) {
    String text = stub;
    for (Diagnosed said : result.diagnostics()) {
      List<String> lines = said.message().lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        text = text.replace(lines.get(i), "{%s, line %d}".formatted(said.id(), i + 1));
      }
    }
    return text;
  }
}

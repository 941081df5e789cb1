package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.processor.testing.CaretAssertions;
import dev.moequant.processor.testing.CompilerUnderTest;
import dev.moequant.processor.testing.DiagnosticCases;
import dev.moequant.processor.testing.DiagnosticCases.DiagnosticCase;
import dev.moequant.rules.ParallelRuleId;
import dev.moequant.rules.ProcessorRuleId;
import dev.moequant.rules.RuleId;
import dev.moequant.rules.TensorRuleId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each source says in caret comments what the compiler must say, and nothing else. */
class DiagnosticsTest {
  /** Broken by something other than one source: see the tests of the same name. */
  private static final Set<String> ELSEWHERE = Set.of("MOEQ806");

  static Stream<Arguments> cases() {
    return DiagnosticCases.all().stream()
        .flatMap(
            source ->
                Arrays.stream(CompilerUnderTest.values())
                    .map(compiler -> Arguments.of(source, compiler)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void saysExactlyWhatTheSourceSays(DiagnosticCase source, CompilerUnderTest compiler) {
    assertThat(source.expectedIds()).contains(source.id());
    CaretAssertions.assertDiagnostics(compiler.compile(Compilations.of(source.sources())));
  }

  @Test
  void everyRuleThatASourceCanBreakHasOne() {
    List<String> ids =
        RuleId.all().stream()
            .filter(rule -> !(rule instanceof TensorRuleId || rule instanceof ParallelRuleId))
            .filter(rule -> !(rule instanceof ProcessorRuleId))
            .map(RuleId::code)
            .filter(code -> !ELSEWHERE.contains(code))
            .toList();
    assertThat(DiagnosticCases.all().stream().map(DiagnosticCase::id).collect(Collectors.toSet()))
        .containsExactlyElementsIn(ids);
  }
}

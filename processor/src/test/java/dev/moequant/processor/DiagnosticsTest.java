package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.internal.rules.AllRules;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.DiagnosticCases;
import dev.moequant.testing.DiagnosticCases.DiagnosticCase;
import dev.moequant.testing.Goldens;
import dev.moequant.testing.TestResources;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each source says in caret comments what the compiler must say, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiagnosticsTest {
  /** What was said, for the tests that compare; compiling again would double the time. */
  private final Map<String, CompilationResult> results = new HashMap<>();

  static Stream<Arguments> cases() {
    return DiagnosticCases.all().stream()
        .flatMap(
            source ->
                Arrays.stream(CompilerUnderTest.values())
                    .map(compiler -> Arguments.of(source, compiler)));
  }

  private CompilationResult compile(DiagnosticCase source, CompilerUnderTest compiler) {
    return results.computeIfAbsent(
        source + " " + compiler, key -> compiler.compile(compilation(source)));
  }

  private static Compilation compilation(DiagnosticCase source) {
    return source
        .environment()
        .map(environment -> Compilations.in(environment, source.sources()))
        .orElseGet(() -> Compilations.of(source.sources()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void saysExactlyWhatTheSourceSays(DiagnosticCase source, CompilerUnderTest compiler) {
    if (source.isRight()) {
      assertThat(source.expectedIds()).isEmpty();
    } else {
      assertThat(source.expectedIds()).contains(source.id());
    }
    CaretAssertions.assertDiagnostics(compile(source, compiler));
  }

  @Test
  void everyRuleThatACompilerFindsHasAWrongOneAndARightOne() {
    List<String> ids =
        AllRules.all().stream()
            .filter(rule -> rule.detectedBy() != DetectedBy.RUN_TIME)
            .map(rule -> rule.id().code())
            .toList();
    assertThat(idsOf(source -> !source.isRight())).containsExactlyElementsIn(ids);
    assertThat(idsOf(DiagnosticCase::isRight)).containsExactlyElementsIn(ids);
  }

  private static List<String> idsOf(Predicate<DiagnosticCase> wanted) {
    return DiagnosticCases.all().stream()
        .filter(wanted)
        .map(DiagnosticCase::id)
        .distinct()
        .toList();
  }

  @Test
  void bothCompilersSayTheSameWords() {
    for (DiagnosticCase source : DiagnosticCases.all()) {
      assertWithMessage("%s", source)
          .that(words(compile(source, CompilerUnderTest.ECJ)))
          .containsExactlyElementsIn(words(compile(source, CompilerUnderTest.JAVAC)));
    }
  }

  /** Ours, without the line that says whose it is where ecj has no place to show it. */
  private static List<String> words(CompilationResult result) {
    return result.diagnostics().stream()
        .filter(found -> !found.id().isEmpty())
        .map(found -> found.message().lines().limit(3).collect(Collectors.joining("\n")))
        .toList();
  }

  /** Those of the families 1xx and 2xx are approved in the runtime, where they are made. */
  @Test
  void whatOnlyACompilerSaysReadsAsApproved() {
    StringBuilder texts = new StringBuilder();
    for (DiagnosticCase source : DiagnosticCases.all()) {
      if (!source.isRight() && isOfMembersOrTypes(RuleId.of(source.id()))) {
        texts.append(source).append('\n');
        compile(source, CompilerUnderTest.JAVAC).diagnostics().stream()
            .filter(found -> !found.id().isEmpty())
            .map(Diagnosed::message)
            .map(DiagnosticsTest::withoutRoot)
            .forEach(message -> texts.append(message).append("\n\n"));
      }
    }
    Goldens.assertMatches("diagnostics/compiler-texts.txt", texts.toString());
  }

  /** Where the checkpoints of the cases are is another folder on each machine. */
  private static String withoutRoot(String message) {
    return message.replace(TestResources.folder("checkpoints").toString(), "DIR");
  }

  private static boolean isOfMembersOrTypes(RuleId rule) {
    return rule.number() >= 300;
  }
}

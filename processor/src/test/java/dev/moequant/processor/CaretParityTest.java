package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.internal.rules.AllRules;
import dev.moequant.internal.rules.QuantRules;
import dev.moequant.internal.rules.Rule;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.DiagnosticCases;
import dev.moequant.testing.DiagnosticCases.DiagnosticCase;
import dev.moequant.testing.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two columns for every caret source of the families 1xx and 2xx: what the compiler said, and what
 * the rules say at run time of the schemes in the factories that were generated from it, for the
 * revision of vLLM that the source is compiled for.
 */
class CaretParityTest {
  private static List<DiagnosticCase> cases() {
    return DiagnosticCases.all().stream()
        .filter(source -> isOfSchemes(AllRules.of(RuleId.of(source.id()))))
        .toList();
  }

  private static List<DiagnosticCase> cases(VllmRevision revision) {
    return cases().stream().filter(source -> revision(source) == revision).toList();
  }

  private static VllmRevision revision(DiagnosticCase source) {
    return source
        .environment()
        .map(option -> VllmRevision.of(option.replace("-Amoequant.vllm=", "")).orElseThrow())
        .orElse(VllmRevision.NEWEST);
  }

  private static boolean isOfSchemes(Rule<?> rule) {
    return rule.detectedBy() == DetectedBy.ANYONE && rule.id().number() < 300;
  }

  @ParameterizedTest
  @EnumSource
  void theCompilerAndTheRunTimeSayTheSame(VllmRevision revision)
      throws ReflectiveOperationException {
    List<DiagnosticCase> cases = cases(revision);
    assertThat(cases).isNotEmpty();
    Sources sources = packages(cases);
    CompilationResult compiled =
        CompilerUnderTest.JAVAC.compile(Compilations.of(revision, sources));
    CompilationResult again =
        CompilerUnderTest.JAVAC.compile(
            Compilations.withoutProcessor(sources.and(new Sources(compiled.generated()))));
    assertThat(again.diagnostics()).isEmpty();
    Map<String, List<String>> compileTime = new HashMap<>();
    for (Diagnosed found : compiled.diagnostics()) {
      add(compileTime, found.file(), found.message());
    }
    Map<String, List<String>> runTime = new HashMap<>();
    Classes classes = Classes.of(again);
    for (String factory : compiled.generated().keySet()) {
      for (Finding finding : QuantRules.check(classes.scheme(factory), revision)) {
        add(runTime, factory, finding.message());
      }
    }
    for (int i = 0; i < cases.size(); i++) {
      List<String> found = compileTime.getOrDefault("demo/c" + i, List.of());
      assertWithMessage("%s", cases.get(i))
          .that(runTime.getOrDefault("demo/c" + i, List.of()))
          .containsExactlyElementsIn(found);
      assertWithMessage("%s", cases.get(i)).that(found.isEmpty()).isEqualTo(cases.get(i).isRight());
    }
  }

  /** So that a case whose ids are forgotten above does not go unnoticed. */
  @Test
  void everyRuleAboutSchemesIsAmongThem() {
    assertThat(new TreeSet<>(cases().stream().map(DiagnosticCase::id).toList()))
        .containsExactlyElementsIn(
            AllRules.all().stream()
                .filter(CaretParityTest::isOfSchemes)
                .map(rule -> rule.id().code())
                .toList());
  }

  /** Each case in a package of its own, so that one compilation does for all. */
  private static Sources packages(List<DiagnosticCase> cases) {
    Sources sources = Sources.of("package demo;\n\ninterface Marker {}\n");
    for (int i = 0; i < cases.size(); i++) {
      for (String text : cases.get(i).sources().files().values()) {
        sources = sources.and(heard(text).replace("package demo;", "package demo.c" + i + ";"));
      }
    }
    return sources;
  }

  /** A warning can be suppressed in a source; a report at run time has it all the same. */
  private static String heard(String text) {
    return text.replaceAll("@SuppressWarnings\\(.*\\)", "");
  }

  private static void add(Map<String, List<String>> messages, String file, String message) {
    String folder = file.substring(0, file.lastIndexOf('/'));
    messages.computeIfAbsent(folder, f -> new ArrayList<>()).add(message);
  }
}

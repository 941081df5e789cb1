package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.CheckedScheme;
import dev.moequant.MoECheck;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.DiagnosticCases;
import dev.moequant.testing.DiagnosticCases.DiagnosticCase;
import dev.moequant.testing.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the compiler says of the layers and deployments in the caret sources is, word for word, what
 * {@code MoECheck} says of the same, and, except of kernels, what the stubs throw. What a
 * checkpoint's files say is no part of the class.
 */
class LayerParityTest {
  static List<DiagnosticCase> cases() {
    return DiagnosticCases.all().stream()
        .filter(source -> !source.isRight() && source.id().matches("MOEQ[456].."))
        .filter(source -> source.environment().filter(Compilations::isOfCheckpoints).isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCompilerTheRunTimeAndTheStubSayTheSame(DiagnosticCase source)
      throws ReflectiveOperationException {
    VllmRevision revision =
        source
            .environment()
            .map(option -> VllmRevision.of(option.replace("-Amoequant.vllm=", "")).orElseThrow())
            .orElse(VllmRevision.NEWEST);
    CompilationResult compiled =
        CompilerUnderTest.JAVAC.compile(Compilations.of(revision, source.sources()));
    Classes classes =
        Classes.of(
            CompilerUnderTest.JAVAC.compile(
                Compilations.withoutProcessor(
                    source.sources().and(new Sources(compiled.generated())))));
    List<String> atRunTime = new ArrayList<>();
    List<String> ofStubs = new ArrayList<>();
    for (String factory : layers(compiled)) {
      withKernels(classes.question(factory, revision), revision)
          .check()
          .findings()
          .forEach(found -> atRunTime.add(found.message()));
      ofStubs.addAll(thrown(classes.checked(factory)));
    }
    assertThat(atRunTime).containsExactlyElementsIn(said(compiled.diagnostics().stream()));
    assertThat(ofStubs)
        .containsExactlyElementsIn(
            said(compiled.diagnostics().stream().filter(Diagnosed::isError)));
  }

  /** As the compiler asks: of 2025-10 no kernels are known. */
  private static MoECheck withKernels(MoECheck question, VllmRevision revision) {
    return revision.has(VllmRevision.V2026_07)
        ? question.kernels(KernelCatalogues.of(revision))
        : question;
  }

  private static List<String> layers(CompilationResult compiled) {
    return compiled.generated().entrySet().stream()
        .filter(file -> file.getValue().contains(" LAYER = "))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> thrown(CheckedScheme scheme) {
    return scheme.isSound()
        ? List.of()
        : assertThrows(InvalidQuantConfigException.class, () -> scheme.create(SlotTensors.none()))
            .findings()
            .stream()
            .map(Finding::message)
            .toList();
  }

  /** Without the line that says on which scheme annotation of the user's own it is. */
  private static List<String> said(Stream<Diagnosed> diagnostics) {
    return diagnostics
        .map(found -> found.message().lines().limit(3).collect(Collectors.joining("\n")))
        .toList();
  }
}

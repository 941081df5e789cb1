package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.CheckedScheme;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Amoequant.vllm}: the same sources, compiled for one revision of vLLM or another. */
class RevisionTest {
  private static final String LATER =
      """
      @Fp8W8A8(blockShape = {128, 128}, bias = true)
      //                                       ^^^^ MOEQ218
      class Biases {}

      @Mxfp8W8A8
      //<^^^^^^^ MOEQ218
      class Mxfp8 {}
      """;

  /** The same, of which nothing is expected. */
  private static final Sources WITHOUT_CARETS =
      Compilations.demo(LATER.replaceAll("//.*MOEQ218", ""));

  @ParameterizedTest
  @EnumSource
  void theNewestIsTheDefaultAndIsNamedAllTheSame(CompilerUnderTest compiler) {
    CompilationResult unsaid = compiler.compile(Compilations.of(WITHOUT_CARETS));
    CompilationResult said = compiler.compile(Compilations.of(VllmRevision.NEWEST, WITHOUT_CARETS));

    CaretAssertions.assertClean(unsaid);
    CaretAssertions.assertClean(said);
    assertThat(said.generated()).isEqualTo(unsaid.generated());
    assertThat(said.generated().get("demo/Mxfp8QuantConfig.java"))
        .contains("CHECKED = CheckedScheme.of(SCHEME, VllmRevision.V2026_08)");
    assertThat(said.generated().get("demo/Mxfp8QuantConfig.java"))
        .contains("{@link Mxfp8} for vLLM 2026-08.");
  }

  @ParameterizedTest
  @EnumSource
  void aFactoryIsForTheRevisionThatWasSaid(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                VllmRevision.V2025_10,
                Compilations.demo("@Unquantized(bias = true) class Plain {}\n")));

    CaretAssertions.assertClean(result);
    assertThat(result.generated().get("demo/PlainQuantConfig.java"))
        .contains("CHECKED = CheckedScheme.of(SCHEME, VllmRevision.V2025_10)");
    assertThat(result.generated().get("demo/PlainQuantConfig.java"))
        .contains("{@link Plain} for vLLM 2025-10.");
  }

  @ParameterizedTest
  @EnumSource
  void aStubSaysAtRunTimeWhatTheCompilerSaid(CompilerUnderTest compiler)
      throws ReflectiveOperationException {
    CompilationResult result =
        compiler.compile(Compilations.of(VllmRevision.V2025_10, Compilations.demo(LATER)));

    CaretAssertions.assertDiagnostics(result);
    Classes classes = classes(compiler, result);
    for (String name : List.of("Biases", "Mxfp8")) {
      List<String> said =
          result.errors().stream()
              .map(Diagnosed::message)
              .filter(message -> message.contains(name.equals("Biases") ? "bias" : "@Mxfp8W8A8"))
              .toList();
      assertThat(said).hasSize(1);
      assertThat(thrown(classes.checked("demo/" + name + "QuantConfig.java"))).isEqualTo(said);
    }
  }

  /** What 305 says leads out: there, 218 has nothing to say. */
  @ParameterizedTest
  @EnumSource
  void biasesAreBoundForARevisionThatTakesThem(CompilerUnderTest compiler) {
    String experts =
        """
        @Fp8W8A8
        record Experts(
            @QuantParam(TensorSlot.W1_SCALE) Object w1,
            @QuantParam(TensorSlot.W2_SCALE) Object w2,
            @QuantParam(TensorSlot.W1_BIAS) Object b1,
            @QuantParam(TensorSlot.W2_BIAS) Object b2) {}
        """;
    Sources biased = Compilations.demo(experts.replace("@Fp8W8A8", "@Fp8W8A8(bias = true)"));

    List<Diagnosed> early =
        compiler
            .compile(Compilations.of(VllmRevision.V2025_10, Compilations.demo(experts)))
            .errors();
    assertThat(early.stream().map(Diagnosed::id)).containsExactly("MOEQ305");
    assertThat(early.get(0).message()).contains("-Amoequant.vllm=2026-07, then write bias = true;");
    CaretAssertions.assertClean(compiler.compile(Compilations.of(VllmRevision.V2026_07, biased)));
  }

  private static Classes classes(CompilerUnderTest compiler, CompilationResult result) {
    CompilationResult compiled =
        compiler.compile(
            Compilations.withoutProcessor(WITHOUT_CARETS.and(new Sources(result.generated()))));
    CaretAssertions.assertClean(compiled);
    return Classes.of(compiled);
  }

  private static List<String> thrown(CheckedScheme checked) {
    return assertThrows(InvalidQuantConfigException.class, () -> checked.create(SlotTensors.none()))
        .findings()
        .stream()
        .map(Finding::message)
        .toList();
  }

  /** Who declared it may deploy another vLLM. */
  @ParameterizedTest
  @EnumSource
  void aSchemeOfAJarIsJudgedForTheRevisionOfItsUser(CompilerUnderTest compiler) {
    Path jar =
        Compilations.jar(
            compiler,
            Sources.of(
                """
                package company;

                import dev.moequant.annotations.*;

                @QuantScheme(
                    activations = @Activations(dtype = DType.MXFP8),
                    weights = @Weights(dtype = DType.MXFP4))
                public @interface Mixed {}
                """));
    Sources user = Sources.of("package demo;\n\n@company.Mixed\nclass Experts {}\n");

    CaretAssertions.assertClean(
        compiler.compile(Compilations.of(VllmRevision.V2026_07, user).withClassPath(jar)));
    assertThat(
            compiler
                .compile(Compilations.of(VllmRevision.V2025_10, user).withClassPath(jar))
                .errors()
                .stream()
                .map(Diagnosed::id))
        .containsExactly("MOEQ218");
  }

  /** The value is another processor's, so the class is looked at in the second round. */
  @ParameterizedTest
  @EnumSource
  void theRevisionHoldsInEachRound(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                    VllmRevision.V2025_10,
                    Compilations.demo("@Unquantized(bias = Flags.BIAS) class Late {}\n"))
                .withProcessor(
                    () ->
                        new Generates(
                            Map.of(
                                "demo.Flags",
                                "package demo; interface Flags { boolean BIAS = true; }"))));

    CaretAssertions.assertClean(result);
    assertThat(result.generated().get("demo/LateQuantConfig.java"))
        .contains("VllmRevision.V2025_10");
  }
}

package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.diagnostics.ProcessorPathWords;
import dev.moequant.diagnostics.RulesVersion;
import dev.moequant.internal.rules.ToolRules;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.Sources;
import dev.moequant.testing.TestResources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MOEQ902: on the processor path something is missing, or of another version. */
class ProcessorPathTest {
  @TempDir private Path folder = Path.of("");

  private static final String WAYS =
      "; the processor path is <annotationProcessorPaths> in Maven, annotationProcessor in Gradle,"
          + " -processorpath of javac\n"
          + "  see docs/rules/MOEQ902.md, or run java -jar moequant-processor.jar MOEQ902";

  private static final Sources EXPERTS =
      Compilations.demo(
          """
          class A {
            @QuantParam(TensorSlot.W1_SCALE) Object first;
          }

          @Int8W8A8
          record Rec() {}

          @Int8W8A8
          class Z {
            Object scheme = ZQuantConfig.SCHEME;
          }
          """);

  private static final Sources DEPLOYED =
      Compilations.demo(
          """
          @Int4W4A16
          @MoELayer(numExperts = 64, expertsPerToken = 6, hiddenDim = 2048, intermediateSize = 1024)
          @MoEDeployment(name = "one h100", gpu = Gpu.H100)
          class Experts {}
          """);

  @Test
  void theWordsAreThoseOfTheRule() {
    assertThat(ProcessorPathWords.MESSAGE.formatted("this", "that"))
        .isEqualTo(ToolRules.PROCESSOR_PATH.finding(List.of("this"), List.of("that")).message());
  }

  @ParameterizedTest
  @CsvSource({
    "moequant-runtime, moequant-runtime is, moequant-runtime",
    "moequant-annotations, moequant-annotations is, moequant-annotations",
    "moequant-annotations moequant-runtime, moequant-annotations and moequant-runtime are,"
        + " moequant-annotations and moequant-runtime"
  })
  void whatIsMissingIsNamedOnce(String missing, String are, String all) {
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      Diagnosed found = onlyOfOurs(without(compiler, EXPERTS, missing.split(" ")));
      assertThat(found.line()).isEqualTo(5);
      assertThat(found.message())
          .isEqualTo(
              "[MOEQ902] the moequant processor cannot run: "
                  + are
                  + " not on the processor path\n  help: add "
                  + all
                  + ", in the version of moequant-processor"
                  + WAYS);
    }
  }

  /** As in the jar before shading, whichever of them is missing. */
  @ParameterizedTest
  @ValueSource(strings = {"javapoet", "auto-common", "guava", "auto-common guava javapoet"})
  void aProcessorWithoutItsLibrariesIsToBeReplaced(String missing) {
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      assertThat(onlyOfOurs(without(compiler, EXPERTS, missing.split(" "))).message())
          .isEqualTo(
              "[MOEQ902] the moequant processor cannot run: moequant-processor is without its"
                  + " libraries ("
                  + missing.replace(" ", ", ")
                  + ")\n"
                  + "  help: replace it by the jar that is published as moequant-processor, which"
                  + " has them inside"
                  + WAYS);
    }
  }

  /** Kernels are read with them, of which only deployments are asked. */
  @ParameterizedTest
  @CsvSource({
    "moequant-interop, moequant-interop is, moequant-interop",
    "jackson-core, jackson-core is, jackson-core",
    "jackson-core moequant-interop, jackson-core and moequant-interop are,"
        + " jackson-core and moequant-interop"
  })
  void aDeploymentNeedsWhatReadsKernels(String missing, String are, String all) {
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      assertThat(onlyOfOurs(without(compiler, DEPLOYED, missing.split(" "))).message())
          .isEqualTo(
              "[MOEQ902] the moequant processor cannot run: "
                  + are
                  + " not on the processor path\n  help: add "
                  + all
                  + ", which the build tool does where it takes moequant-processor by its"
                  + " coordinates: classes with @MoEDeployment or @Checkpoint need it"
                  + WAYS);
    }
  }

  /** What the jar has is there, and no longer as it was published. */
  @ParameterizedTest
  @EnumSource
  void aJarWhoseFilesAreCutOffIsNamed(CompilerUnderTest compiler) throws IOException {
    Path file =
        Files.createDirectories(folder.resolve("dev/moequant/interop/kernels"))
            .resolve("vllm-2026-08.json");
    Files.writeString(file, "{\n  \"vllm\": {\"revision\": \"2026-08\",");
    Compilation build =
        Compilations.withoutProcessor(DEPLOYED).withProcessor(() -> ProcessorPaths.behind(folder));
    assertThat(onlyOfOurs(compiler.compile(build)).message())
        .isEqualTo(
            "[MOEQ902] the moequant processor cannot run: moequant-interop is broken:"
                + " vllm-2026-08.json: line 2, column 34: key \"vllm.revision\": not JSON: the file"
                + " ends within an object\n  help: replace it by the jar that is published as"
                + " moequant-interop, in the version of moequant-processor"
                + WAYS);
  }

  @ParameterizedTest
  @EnumSource
  void withoutADeploymentNobodyReadsKernels(CompilerUnderTest compiler) {
    Sources sources =
        Compilations.demo(
            """
            @Int4W4A16
            @MoELayer(numExperts = 64, expertsPerToken = 6, hiddenDim = 2048, intermediateSize = 1024)
            class Experts {}
            """);
    CaretAssertions.assertClean(without(compiler, sources, "moequant-interop", "jackson-core"));
  }

  @ParameterizedTest
  @EnumSource
  void aCheckpointNeedsWhatReadsIt(CompilerUnderTest compiler) {
    Compilation build =
        Compilations.withoutJars(
                Compilations.demo("@Fp8W8A8 @Checkpoint(\"Qwen3-FP8\") class Experts {}\n"),
                "moequant-interop",
                "jackson-core")
            .withOptions("-Amoequant.checkpoints=" + TestResources.folder("checkpoints"));
    assertThat(onlyOfOurs(compiler.compile(build)).message())
        .contains("jackson-core and moequant-interop are not on the processor path");
  }

  /** Nothing is recorded of the kernels of 2025-10. */
  @ParameterizedTest
  @EnumSource
  void norForARevisionWithoutThem(CompilerUnderTest compiler) {
    Compilation build =
        Compilations.withoutJars(DEPLOYED, "moequant-interop", "jackson-core")
            .withOptions("-Amoequant.vllm=2025-10");
    CaretAssertions.assertClean(compiler.compile(build));
  }

  private static CompilationResult without(
      CompilerUnderTest compiler, Sources sources, String... missing) {
    return compiler.compile(Compilations.withoutJars(sources, missing));
  }

  private static Diagnosed onlyOfOurs(CompilationResult result) {
    List<Diagnosed> ours = result.errors().stream().filter(e -> !e.id().isEmpty()).toList();
    assertWithMessage(result.errors().toString()).that(ours).hasSize(1);
    return ours.get(0);
  }

  @ParameterizedTest
  @EnumSource
  void whereNothingOfOursIsCompiledThePathIsNoMatter(CompilerUnderTest compiler) {
    Sources sources = Sources.of("package demo;\n\n@Deprecated class Theirs {}\n");
    CaretAssertions.assertClean(
        without(compiler, sources, "moequant-annotations", "moequant-runtime", "guava"));
  }

  /** It may be found by the user's own annotation alone, in a jar. */
  @ParameterizedTest
  @EnumSource
  void anAnnotationOfTheirOwnIsOneOfOurs(CompilerUnderTest compiler) {
    Path jar =
        Compilations.jar(
            compiler,
            Compilations.demo(
                """
                @QuantScheme(weights = @Weights(dtype = DType.INT8))
                public @interface Theirs {}
                """));
    Compilation build =
        Compilations.withoutJars(
                Sources.of("package demo;\n\n@Theirs class Experts {}\n"), "moequant-runtime")
            .withClassPath(jar);
    Diagnosed found = onlyOfOurs(compiler.compile(build));
    assertThat(found.id()).isEqualTo("MOEQ902");
    assertThat(found.line()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void aRuntimeOfAnotherVersionIsNamed(CompilerUnderTest compiler) {
    Sources older =
        Sources.of(
            """
            package dev.moequant.diagnostics;

            public final class RulesVersion {
              public static final String VALUE = "of old";
            }
            """);
    assertThat(with(compiler, older).message())
        .isEqualTo(
            "[MOEQ902] the moequant processor cannot run: moequant-runtime (rules version of old)"
                + " does not fit moequant-processor (rules version "
                + RulesVersion.VALUE
                + ")\n  help: give all moequant jars on the processor path one version"
                + WAYS);
  }

  /** The version may be the same, as between two snapshots. */
  @ParameterizedTest
  @EnumSource
  void aMethodThatTheRuntimeLacksIsNamed(CompilerUnderTest compiler) {
    Sources older =
        Sources.of("package dev.moequant.internal.rules;\n\npublic final class QuantRules {}\n");
    assertThat(with(compiler, older).message())
        .matches(
            "(?s)\\[MOEQ902] the moequant processor cannot run: moequant-runtime\\S* does not fit"
                + " moequant-processor\\S* \\(java.lang.NoSuchMethodError: .*QuantRules.*\\)\n"
                + "  help: give all moequant jars on the processor path one version; .*");
  }

  /** JDK 17 says the name of the field only. */
  @ParameterizedTest
  @EnumSource
  void aConstantThatTheAnnotationsLackIsNamed(CompilerUnderTest compiler) {
    Sources older =
        Sources.of("package dev.moequant.annotations;\n\npublic enum Granularity { NONE }\n");
    assertThat(with(compiler, older).message())
        .matches(
            "(?s)\\[MOEQ902] the moequant processor cannot run: .* fit .*"
                + "\\(java.lang.NoSuchFieldError: .*PER_.*\\)\n"
                + "  help: give all moequant jars on the processor path one version; .*");
  }

  private static Diagnosed with(CompilerUnderTest compiler, Sources others) {
    CompilationResult jar = compiler.compile(Compilation.of(others));
    CaretAssertions.assertClean(jar);
    return onlyOfOurs(
        compiler.compile(
            Compilations.withoutProcessor(EXPERTS)
                .withProcessor(() -> ProcessorPaths.behind(jar.classes()))));
  }
}

package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.diagnostics.RulesVersion;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What generated code needs is missing, hidden or another: MOEQ806, MOEQ901, and no error. */
class RuntimePathTest {
  private static final Sources EXPERTS = Compilations.demo("@Fp8W8A8 class Experts {}\n");

  @ParameterizedTest
  @EnumSource
  void aMissingRuntimeIsOneErrorAndNoFactory(CompilerUnderTest compiler) {
    CompilationResult result = compiler.compile(Compilations.withoutRuntime(EXPERTS));
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).message())
        .isEqualTo(
            "[MOEQ806] the factory of Experts would not compile: dev.moequant.runtime is not on"
                + " the class path\n  help: add the dependency dev.moequant:moequant-runtime\n"
                + "  see docs/rules/MOEQ806.md, or run java -jar moequant-processor.jar MOEQ806");
    assertThat(result.generated()).isEmpty();
  }

  @Test
  void aModuleThatDoesNotReadTheRuntimeIsToldSo() {
    Sources sources =
        Sources.of("module demo { requires static dev.moequant.annotations; }").and(EXPERTS);
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(
            Compilation.of(sources)
                .withProcessor(QuantProcessor::new)
                .withOptions(
                    "--module-path",
                    Arrays.stream(Compilation.locations(QuantScheme.class, NullMarked.class))
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator))));
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).message())
        .isEqualTo(
            "[MOEQ806] the factory of Experts would not compile: dev.moequant.runtime is not"
                + " readable by module demo\n"
                + "  help: add \"requires dev.moequant.runtime;\" to its module-info.java\n"
                + "  see docs/rules/MOEQ806.md, or run java -jar moequant-processor.jar MOEQ806");
  }

  /** Else a generated file has javac's "cannot access Record". */
  @Test
  void aJavaWithoutRecordsIsNamed() {
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(Compilations.of(EXPERTS).withOptions("--release", "11"));
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).message())
        .isEqualTo(
            "[MOEQ806] the factory of Experts would not compile: dev.moequant.runtime is not for"
                + " Java 11, which has no java.lang.Record\n"
                + "  help: compile for Java 17 or newer, with --release 17\n"
                + "  see docs/rules/MOEQ806.md, or run java -jar moequant-processor.jar MOEQ806");
    assertThat(result.generated()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anotherVersionOfTheRuntimeIsNamed(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(Compilations.withRuntimeOfVersion("older", EXPERTS));
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).message())
        .isEqualTo(
            "[MOEQ901] moequant-processor (rules version "
                + RulesVersion.VALUE
                + ") does not fit moequant-runtime on the class path (rules version older)\n"
                + "  help: give all moequant jars the same version; the BOM moequant-bom keeps them"
                + " together\n  see docs/rules/MOEQ901.md, or run java -jar moequant-processor.jar MOEQ901");
    assertThat(result.generated()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void withoutJspecifyTheFactoryIsNotMarked(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilation.of(EXPERTS)
                .withProcessor(QuantProcessor::new)
                .withClassPathOf(QuantScheme.class, FusedMoEQuantConfig.class));
    CaretAssertions.assertClean(result);
    assertThat(result.generated().get("demo/ExpertsQuantConfig.java")).doesNotContain("NullMarked");
  }

  @ParameterizedTest
  @EnumSource
  void aConstantOfNewerAnnotationsIsNamed(CompilerUnderTest compiler) {
    Sources sources =
        Sources.of(
                """
                package dev.moequant.annotations;

                public enum DType {
                  NONE,
                  FP2
                }
                """)
            .and(
                Compilations.demo(
                    "@QuantScheme(weights = @Weights(dtype = DType.FP2)) class Experts {}\n"));
    CompilationResult result = compiler.compile(Compilations.of(sources));
    assertThat(result.errors()).isNotEmpty();
    assertThat(result.errors().get(0).message()).contains("[MOEQ901]");
    assertThat(result.errors().get(0).message()).contains("(which has DType.FP2)");
  }

  @ParameterizedTest
  @EnumSource
  void aMemberThatOlderAnnotationsLackIsNamed(CompilerUnderTest compiler) {
    Sources sources =
        Sources.of(
                """
                package dev.moequant.annotations;

                public @interface Fp8W8A8 {
                  boolean perActToken() default false;
                }
                """)
            .and(EXPERTS);
    CompilationResult result = compiler.compile(Compilations.of(sources));
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).message()).contains("(which has no Fp8W8A8.perOutCh)");
    assertThat(result.generated()).isEmpty();
  }
}

package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.DiagnosticCases;
import dev.moequant.testing.DiagnosticCases.DiagnosticCase;
import dev.moequant.testing.Sources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Classes of every shape in {@code src/test/resources/shapes}: their factories compile without a
 * warning, and {@code of} reads what the annotations say. A source may have a static method {@code
 * config()}; the scales that it makes a config of are called "first" and "second".
 */
class OddShapesTest {
  /** Simple names that generated code uses, or that JavaPoet takes for those of java.lang. */
  private static final List<String> NAMES =
      List.of(
          "String",
          "Object",
          "Double",
          "Override",
          "SuppressWarnings",
          "Deprecated",
          "Generated",
          "List",
          "TENSOR",
          "ADAPTER",
          "CHECKED",
          "SCHEME",
          "FusedMoEQuantConfig",
          "SchemeSpec",
          "CheckedScheme",
          "VllmRevision",
          "Deployment",
          "DeploymentSpec",
          "DeployedLayer",
          "LAYER",
          "LayerSpec",
          "RankSizes",
          "Gpu",
          "IllegalArgumentException",
          "TensorSlot",
          "SlotTensors",
          "TensorAdapter",
          "QuantReport",
          "Complete",
          "NeedsW1Scale",
          "Function",
          "Fp8W8A8",
          "of",
          "slots",
          "java",
          "javax",
          "org",
          "demo",
          "w1Scale",
          "A$B$");

  static Stream<Arguments> shapes() {
    return DiagnosticCases.in("shapes").stream()
        .flatMap(
            shape ->
                Arrays.stream(CompilerUnderTest.values())
                    .map(compiler -> Arguments.of(shape, compiler)));
  }

  /** Each member is looked at with those of its name, not with all. */
  @ParameterizedTest
  @EnumSource
  void aThousandMembers(CompilerUnderTest compiler) {
    String members =
        IntStream.range(0, 1000)
            .mapToObj(i -> "  float[] w%1$d;\n\n  float[] w%1$d() { return w%1$d; }\n".formatted(i))
            .collect(Collectors.joining("\n"));
    CompilationResult result =
        compileStrictly(
            compiler,
            Compilations.demo(
                "@Fp8W8A8\nclass Big extends Base {\n"
                    + members
                    + "  @QuantParam(TensorSlot.W1_SCALE) float[] w1Scale;\n}\n\n"
                    + "abstract class Base {\n"
                    + members
                    + "  @QuantParam(TensorSlot.W2_SCALE) float[] w2Scale;\n}\n"));
    CaretAssertions.assertClean(result);
    assertThat(result.generated().get("demo/BigQuantConfig.java"))
        .contains("slots(method.w1Scale, method.w2Scale)");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("shapes")
  void compilesWithoutAWarningAndReadsWhatIsBound(DiagnosticCase shape, CompilerUnderTest compiler)
      throws ReflectiveOperationException {
    CompilationResult result = compileStrictly(compiler, shape.sources());
    CaretAssertions.assertClean(result);
    Optional<String> runnable = runnable(shape.sources());
    if (runnable.isPresent()) {
      FusedMoEQuantConfig<?> config = Classes.of(result).config(runnable.get());
      assertThat(config.w1Scale()).isEqualTo("first");
      assertThat(config.w2Scale()).isEqualTo("second");
    }
  }

  private static Optional<String> runnable(Sources sources) {
    return sources.files().entrySet().stream()
        .filter(file -> file.getValue().contains("  static FusedMoEQuantConfig<?> config()"))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static CompilationResult compileStrictly(CompilerUnderTest compiler, Sources sources) {
    return compiler.compile(
        Compilations.of(sources)
            .withOptions(
                compiler == CompilerUnderTest.JAVAC
                    ? "-Xlint:all,-processing"
                    : "-warn:+deprecation,removal,raw,unchecked"));
  }

  @ParameterizedTest
  @EnumSource
  void aClassMayHaveAnyName(CompilerUnderTest compiler) {
    Sources sources = Sources.of("package demo;\n\ninterface Nothing {}\n");
    for (int i = 0; i < NAMES.size(); i++) {
      sources =
          sources.and(
              """
              package demo.n%1$d;

              @dev.moequant.annotations.Fp8W8A8(gemm1ClampLimit = 1 / 0.0)
              @dev.moequant.annotations.MoELayer(
                  numExperts = 8,
                  expertsPerToken = 2,
                  hiddenDim = 4096,
                  intermediateSize = 14336,
                  swigluLimit = 7)
              @dev.moequant.annotations.MoEDeployment(name = "%2$s", tp = 2)
              @dev.moequant.annotations.MoEDeployment(
                  name = "spec",
                  gpu = dev.moequant.annotations.Gpu.H100)
              public class %2$s {
                @dev.moequant.annotations.QuantParam(dev.moequant.annotations.TensorSlot.W1_SCALE)
                %2$s w1;

                @dev.moequant.annotations.QuantParam(dev.moequant.annotations.TensorSlot.W2_SCALE)
                %2$s w2;
              }
              """
                  .formatted(i, NAMES.get(i)));
    }
    CaretAssertions.assertClean(compileStrictly(compiler, sources));
  }

  /** Whose name hides the package of what a factory names. */
  @ParameterizedTest
  @EnumSource
  void aClassMayBeCalledDev(CompilerUnderTest compiler) {
    CaretAssertions.assertClean(
        compileStrictly(
            compiler,
            Compilations.demo(
                """
                @Fp8W8A8
                class dev {
                  @QuantParam(TensorSlot.W1_SCALE) dev w1;
                  @QuantParam(TensorSlot.W2_SCALE) dev w2;
                  Object config = devQuantConfig.of(this);
                }
                """)));
  }

  /** Type variables of a factory are called T; ecj would warn of each. */
  @ParameterizedTest
  @EnumSource
  void aTensorMayBeCalledT(CompilerUnderTest compiler) {
    CompilationResult result =
        compileStrictly(
            compiler,
            Compilations.demo("class T {}\n")
                .and(
                    """
                    package demo;

                    import dev.moequant.annotations.*;

                    @Fp8W8A8
                    class Experts {
                      @QuantParam(TensorSlot.W1_SCALE) T w1;
                      @QuantParam(TensorSlot.W2_SCALE) T w2;
                      dev.moequant.FusedMoEQuantConfig<T> config = ExpertsQuantConfig.of(this);
                    }
                    """));
    CaretAssertions.assertClean(result);
  }

  /** In the unnamed package a class that a type variable hides has no other name. */
  @ParameterizedTest
  @EnumSource
  void aClassOfTheUnnamedPackageMayBeCalledT(CompilerUnderTest compiler) {
    CompilationResult result =
        compileStrictly(
            compiler,
            Sources.of(
                """
                import dev.moequant.tensors.PrecisionConfig;
                import dev.moequant.annotations.*;

                @Mxfp4W4A16(precisionConfig = true)
                class T {
                  @QuantParam(TensorSlot.W1_SCALE) PrecisionConfig w1;
                  @QuantParam(TensorSlot.W2_SCALE) PrecisionConfig w2;
                  Object config = TQuantConfig.<String>of(this);
                }
                """));
    CaretAssertions.assertClean(result);
  }
}

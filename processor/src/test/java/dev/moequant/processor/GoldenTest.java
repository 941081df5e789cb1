package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.processor.testing.CaretAssertions;
import dev.moequant.processor.testing.CompilationResult;
import dev.moequant.processor.testing.CompilerUnderTest;
import dev.moequant.processor.testing.Goldens;
import dev.moequant.processor.testing.Sources;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few chosen factories, byte for byte: one for each shape that a generated file can have. */
class GoldenTest {
  private record Golden(String name, String factory, String source) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Golden> goldens() {
    return List.of(
        new Golden(
            "blocks",
            "demo/DeepSeekV3ExpertsQuantConfig",
            "package demo; @Fp8W8A8(blockShape = {128, 128}) public class DeepSeekV3Experts {}"),
        new Golden(
            "static per tensor, package-private",
            "demo/MixtralExpertsQuantConfig",
            "package demo; @Fp8W8A8(staticActivations = true) class MixtralExperts {}"),
        new Golden(
            "nested, spelled out, with biases",
            "demo/Outer_InnerQuantConfig",
            """
            package demo;
            public class Outer {
              @QuantScheme(
                  activations = @Activations(dtype = DType.INT8, granularity = Granularity.PER_TOKEN),
                  weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL),
                  bias = true)
              protected static class Inner {}
            }
            """),
        new Golden(
            "PrecisionConfig",
            "demo/GptOssExpertsQuantConfig",
            "package demo; @QuantScheme(weights = @Weights(dtype = DType.MXFP4),"
                + " precisionConfig = true) class GptOssExperts {}"),
        new Golden(
            "unquantized, in the unnamed package",
            "PlainQuantConfig",
            "@QuantScheme public class Plain {}"),
        new Golden(
            "stub",
            "demo/WrongQuantConfig",
            "package demo; @Fp8W8A8(perActToken = true, blockShape = {128, 128}) class Wrong {}"));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void generatesExactlyThis(Golden golden) {
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      CompilationResult result = compiler.compile(Compilations.of(sourcesOf(golden)));
      assertThat(result.generated()).containsKey(golden.factory() + ".java");
      Goldens.assertMatches(
          "goldens/" + golden.factory() + ".java",
          result.generated().getOrDefault(golden.factory() + ".java", ""));
    }
  }

  /** javadoc and lint of the JDK's own compiler find nothing in a generated file. */
  @ParameterizedTest
  @MethodSource("goldens")
  void compilesWithoutAWarning(Golden golden) {
    if (!golden.name().equals("stub")) {
      CaretAssertions.assertClean(
          CompilerUnderTest.JAVAC.compile(
              Compilations.of(sourcesOf(golden))
                  .withOptions("-Xlint:all,-processing", "-Xdoclint:all,-missing", "-Werror")));
    }
  }

  private static Sources sourcesOf(Golden golden) {
    String imports = "import dev.moequant.annotations.*;\n";
    String source = golden.source();
    return Sources.of(
        source.startsWith("package demo;")
            ? source.replaceFirst("; *", ";\n" + imports)
            : imports + source);
  }
}

package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

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
            "static per tensor, package-private, generic, tensors bound",
            "demo/MixtralExpertsQuantConfig",
            """
            package demo;
            @Fp8W8A8(staticActivations = true)
            class MixtralExperts<T extends Comparable<T>> {
              @QuantParam(TensorSlot.A1_SCALE) T a1;
              @QuantParam(TensorSlot.A2_SCALE) T a2;
              @QuantParam(TensorSlot.W1_SCALE) T w1;
              @QuantParam(TensorSlot.W2_SCALE) T w2;
            }
            """),
        new Golden(
            "record with an adapter",
            "demo/GlmExpertsQuantConfig",
            """
            package demo;
            @Int4W4A16
            @QuantTensors(adapter = GlmExperts.Shapes.class)
            public record GlmExperts(
                @QuantParam(TensorSlot.W2_SCALE) String w2,
                @QuantParam(TensorSlot.W1_SCALE) String w1) {
              public enum Shapes implements dev.moequant.TensorAdapter<String> {
                INSTANCE;
                public long[] shape(String tensor) { return new long[0]; }
                public dev.moequant.TensorType dtype(String tensor) {
                  return dev.moequant.TensorType.of("F32");
                }
              }
            }
            """),
        new Golden(
            "scheme annotation of their own",
            "demo/TheirExpertsQuantConfig",
            """
            package demo;
            @TheirExperts.Company
            class TheirExperts {
              @QuantScheme(
                  activations = @Activations(dtype = DType.NVFP4),
                  weights = @Weights(dtype = DType.NVFP4))
              @interface Company {}
            }
            """),
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
            "PrecisionConfig only, bound",
            "demo/GptOssExpertsQuantConfig",
            """
            package demo;
            @Mxfp4W4A16(precisionConfig = true)
            interface GptOssExperts<T> {
              @QuantParam(TensorSlot.W1_SCALE) dev.moequant.PrecisionConfig w1();
              @QuantParam(TensorSlot.W2_SCALE) dev.moequant.PrecisionConfig w2();
            }
            """),
        new Golden(
            "unquantized, in the unnamed package",
            "PlainQuantConfig",
            "@QuantScheme public class Plain {}"),
        new Golden(
            "stub",
            "demo/WrongQuantConfig",
            """
            package demo;
            @Fp8W8A8(perActToken = true, blockShape = {128, 128})
            class Wrong {
              @QuantParam(TensorSlot.W1_SCALE) String w1;
              @QuantParam(TensorSlot.W2_SCALE) String w2;
            }
            """));
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

  private static Sources sourcesOf(Golden golden) {
    String imports = "import dev.moequant.annotations.*;\n";
    String source = golden.source();
    return Sources.of(
        source.startsWith("package demo;")
            ? source.replaceFirst("; *", ";\n" + imports)
            : imports + source);
  }
}

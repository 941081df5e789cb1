package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lint and doclint find nothing in the factory of any scheme, on the class path or in a module. */
class WarningFreeTest {
  private static final String[] STRICT = {
    "-Xlint:all,-processing", "-Xdoclint:all,-missing", "-Werror"
  };

  /** One for each annotation, {@code @QuantScheme} by way of another, and one with tensors. */
  private static final int FACTORIES = SchemeKind.values().length + 1;

  private static final int GENERIC_FACTORIES = 5;

  private static final Sources SCHEMES =
      Compilations.demo(
          """
          /** Every scheme. */
          public final class Schemes {
            private Schemes() {}

            @Unquantized(bias = true, gemm1Alpha = 1, gemm1ClampLimit = Double.POSITIVE_INFINITY)
            public interface Plain {}

            @Fp8W8A8(staticActivations = true)
            @MoELayer(
                numExperts = 128,
                expertsPerToken = 8,
                hiddenDim = 2048,
                intermediateSize = 768,
                swigluLimit = 7)
            @MoEDeployment(name = "nothing said")
            @MoEDeployment(name = "one thing", tp = 2)
            @MoEDeployment(
                name = "five ranks",
                tp = 5,
                expertParallel = true,
                gpu = Gpu.H100,
                kernel = Kernel.TRITON)
            public interface Fp8 {}

            @Fp8W8A16(perOutCh = true, bias = true) public interface Fp8Weights {}

            @Int8W8A8 public interface Int8 {}

            @Int8W8A16(groupSize = 64, zeroPoints = true) public interface Int8Weights {}

            @Int4W4A16(zeroPoints = true, actOrder = ActOrder.STATIC) public interface Int4 {}

            @Mxfp4W4A16(bias = true, precisionConfig = true) public interface GptOss {}

            @Int4W4A8 public interface Int4WithFp8 {}

            @Mxfp4W4A8(bias = true, gemm1ClampLimit = 7.0) public interface Mxfp4WithFp8 {}

            @Mxfp4Mxfp8(gemm1Alpha = 1.702, gemm1Beta = 1.0, scaleSwizzled = false)
            public interface Mxfp4WithMxfp8 {}

            @Mxfp4W4A4 public interface Mxfp4 {}

            @Mxfp8W8A8(scaleSwizzled = true) public interface Mxfp8 {}

            @Nvfp4W4A16 public interface Nvfp4Weights {}

            @Nvfp4W4A4 public interface Nvfp4 {}

            @QuantScheme(
                activations =
                    @Activations(
                        dtype = DType.FLOAT8_E4M3FN,
                        granularity = Granularity.GROUP,
                        groupShape = {1, 128}),
                weights =
                    @Weights(
                        dtype = DType.FLOAT8_E4M3FN,
                        granularity = Granularity.BLOCK,
                        groupShape = {128, 128}),
                bias = true)
            public @interface Theirs {}

            @Theirs public interface SpelledOut {}

            @Int8W8A8
            @QuantTensors(adapter = Shapes.class)
            @MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 64, intermediateSize = 64)
            @MoEDeployment(name = "layer")
            @MoEDeployment(name = "scheme")
            @MoEDeployment(name = "checked")
            public record Bound<T>(
                @QuantParam(TensorSlot.W1_SCALE) String w1,
                @QuantParam(TensorSlot.W2_SCALE) String w2) {}

            static final class Shapes implements dev.moequant.tensors.TensorAdapter<String> {
              @Override
              public long[] shape(String tensor) {
                return new long[0];
              }

              @Override
              public dev.moequant.tensors.TensorType dtype(String tensor) {
                return dev.moequant.tensors.TensorType.of("F32");
              }
            }
          }
          """);

  /** What of(method) repeats of its class: bounds, and names that hide others. */
  private static final Sources GENERICS =
      Compilations.demo(
              """
              /** Classes whose type parameters compilers warn of. */
              public final class Generics {
                private Generics() {}

                @SuppressWarnings({"rawtypes", "all"})
                static class RawOuter<C extends Comparable> {
                  @Int8W8A8
                  static class Nested {
                    @QuantParam(TensorSlot.W1_SCALE) String w1;
                    @QuantParam(TensorSlot.W2_SCALE) String w2;
                  }

                  @Int8W8A8
                  class Inner {
                    @QuantParam(TensorSlot.W1_SCALE) String w1;
                    @QuantParam(TensorSlot.W2_SCALE) String w2;
                  }
                }

                @Int8W8A8
                @SuppressWarnings("all")
                record FinalBound<S extends String>(
                    @QuantParam(TensorSlot.W1_SCALE) S w1, @QuantParam(TensorSlot.W2_SCALE) S w2) {}

                @Int8W8A8
                @SuppressWarnings("all")
                record HidesAClass<Generics>(
                    @QuantParam(TensorSlot.W1_SCALE) Generics w1,
                    @QuantParam(TensorSlot.W2_SCALE) Generics w2) {}

                @Mxfp4W4A16(precisionConfig = true)
                @SuppressWarnings("all")
                interface Open<T> {
                  @QuantParam(TensorSlot.W1_SCALE) dev.moequant.tensors.PrecisionConfig w1();
                  @QuantParam(TensorSlot.W2_SCALE) dev.moequant.tensors.PrecisionConfig w2();
                }
              }
              """)
          .and("package demo;\n\n/** Hidden by the T of each factory. */\nclass T {}\n");

  /**
   * All that ecj has, but that numbers of a group shape are boxed: the tests' own sources may be
   * warned of, no factory may.
   */
  @Test
  void withAllWarningsOfEcj() {
    CompilationResult result =
        CompilerUnderTest.ECJ.compile(
            Compilations.of(SCHEMES.and(GENERICS)).withOptions("-warn:+all", "-warn:-boxing"));
    assertThat(result.errors()).isEmpty();
    assertThat(result.generated()).hasSize(FACTORIES + GENERIC_FACTORIES);
    assertThat(result.warnings()).isNotEmpty();
    assertThat(
            result.warnings().stream()
                .filter(warning -> warning.file().endsWith("QuantConfig.java"))
                .toList())
        .isEmpty();
  }

  @Test
  void genericsWithAllOfLint() {
    CaretAssertions.assertClean(
        CompilerUnderTest.JAVAC.compile(Compilations.of(GENERICS).withOptions(STRICT)));
  }

  @Test
  void onTheClassPath() {
    CaretAssertions.assertClean(
        CompilerUnderTest.JAVAC.compile(Compilations.of(SCHEMES).withOptions(STRICT)));
    CaretAssertions.assertClean(CompilerUnderTest.ECJ.compile(Compilations.of(SCHEMES)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "requires java.compiler; "})
  void inAModuleThatReadsJavaCompilerAndInOneThatDoesNot(String compiler) {
    String module = "module demo { requires dev.moequant.runtime; " + compiler + "exports demo; }";
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(
            Compilation.of(Sources.of(module).and(SCHEMES))
                .withProcessor(QuantProcessor::new)
                .withOptions(STRICT)
                .withOptions("--module-path", modulePath()));
    CaretAssertions.assertClean(result);
    assertThat(result.generated()).hasSize(FACTORIES);
    for (String factory : result.generated().values()) {
      assertThat(factory.contains("@Generated(")).isEqualTo(!compiler.isEmpty());
    }
  }

  /**
   * {@code of} has to name what it takes, and in the head of a method javac does not listen to
   * {@code @SuppressWarnings("auxiliaryclass")}.
   */
  @Test
  void ofAClassInTheFileOfAnotherNothingButThatIsSaid() {
    Sources sources =
        Sources.of(
            "demo/Main.java",
            """
            package demo;

            import dev.moequant.annotations.*;

            class Main {}

            @Fp8W8A8
            class Aux {
              @QuantParam(TensorSlot.W1_SCALE) Object a;
              @QuantParam(TensorSlot.W2_SCALE) Object b;
            }
            """);
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(
            Compilations.of(sources)
                .withOptions("-Xlint:all,-processing", "-Xdoclint:all,-missing"));
    // The same once more in each round.
    assertThat(Set.copyOf(result.diagnostics())).hasSize(1);
    assertThat(result.warnings().get(0).message()).contains("auxiliary class demo.Aux in ");
    CaretAssertions.assertClean(CompilerUnderTest.ECJ.compile(Compilations.of(sources)));
  }

  private static String modulePath() {
    return Arrays.stream(
            Compilation.locations(QuantScheme.class, FusedMoEQuantConfig.class, NullMarked.class))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }
}

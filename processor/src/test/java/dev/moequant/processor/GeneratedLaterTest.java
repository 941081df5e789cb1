package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What another processor generates in the same build is waited for. */
class GeneratedLaterTest {
  /** What others wait for. */
  private static final Map<String, String> LATER =
      Map.of(
          "demo.Later",
          later("class Later { static final int BLOCK = 64; }"),
          "demo.LaterBase",
          later(
              "abstract class LaterBase { @QuantParam(TensorSlot.W1_SCALE) String w1;"
                  + " @QuantParam(TensorSlot.W2_SCALE) String w2; }"),
          "demo.LaterScheme",
          later(
              "@QuantScheme(weights = @Weights(dtype = DType.FLOAT8_E4M3FN, granularity ="
                  + " Granularity.PER_TENSOR)) @interface LaterScheme {}"));

  @ParameterizedTest
  @EnumSource
  void aConstant(CompilerUnderTest compiler) {
    CompilationResult result =
        compile(
            compiler,
            Compilations.demo(
                """
                        @Fp8W8A8(blockShape = {Later.BLOCK, Later.BLOCK})
                        class Experts {}
                        """));
    CaretAssertions.assertClean(result);
    assertThat(result.generated().get("demo/ExpertsQuantConfig.java"))
        .contains(".withBlockShape(64, 64)");
  }

  @ParameterizedTest
  @EnumSource
  void theSizesOfALayerAndTheRanksOfItsDeployments(CompilerUnderTest compiler) {
    CompilationResult result =
        compile(
            compiler,
            Compilations.demo(
                """
                        @Fp8W8A8
                        @MoELayer(
                            numExperts = Later.BLOCK,
                            expertsPerToken = 2,
                            hiddenDim = 4096,
                            intermediateSize = 4096)
                        class Sizes {}

                        @Fp8W8A8
                        @MoELayer(
                            numExperts = 8,
                            expertsPerToken = 2,
                            hiddenDim = 4096,
                            intermediateSize = 4096)
                        @MoEDeployments({
                          @MoEDeployment(name = "one"),
                          @MoEDeployment(name = "many", tp = Later.BLOCK)
                        })
                        class InAContainer {}
                        """));
    CaretAssertions.assertClean(result);
    assertThat(result.generated().get("demo/SizesQuantConfig.java"))
        .contains("layer.numExperts(64);");
    assertThat(result.generated().get("demo/InAContainerQuantConfig.java"))
        .contains("/* tp= */ 64");
  }

  /** javac itself does not wait for a constant in an annotation that is repeated (17 and 25). */
  @Test
  void theRanksOfARepeatedDeployment() {
    CompilationResult result =
        compile(
            CompilerUnderTest.ECJ,
            Compilations.demo(
                """
                        @Fp8W8A8
                        @MoELayer(
                            numExperts = 8,
                            expertsPerToken = 2,
                            hiddenDim = 4096,
                            intermediateSize = 4096)
                        @MoEDeployment(name = "one")
                        @MoEDeployment(name = "many", tp = Later.BLOCK)
                        class Ranks {}
                        """));
    CaretAssertions.assertClean(result);
    assertThat(result.generated().get("demo/RanksQuantConfig.java")).contains("/* tp= */ 64");
  }

  @ParameterizedTest
  @EnumSource
  void theSchemeOfBindingsASuperclassAndASubclass(CompilerUnderTest compiler) {
    Map<String, String> withLaterChild = new HashMap<>(LATER);
    withLaterChild.put(
        "demo.LaterChild", later("@Fp8W8A8 class LaterChild extends BaseOfLater {}"));
    CompilationResult result =
        compile(
            compiler,
            Compilations.demo(
                """
                        @LaterScheme
                        class Annotated {
                          @QuantParam(TensorSlot.W1_SCALE) String w1;
                          @QuantParam(TensorSlot.W2_SCALE) String w2;
                          Object config = AnnotatedQuantConfig.of(this);
                        }

                        @Fp8W8A8
                        class Inherits extends LaterBase {
                          Object config = InheritsQuantConfig.of(this);
                        }

                        class BaseOfLater {
                          @QuantParam(TensorSlot.W1_SCALE) String w1;
                          @QuantParam(TensorSlot.W2_SCALE) String w2;
                        }
                        """),
            withLaterChild);
    CaretAssertions.assertClean(result);
    assertThat(result.generated().get("demo/LaterChildQuantConfig.java"))
        .contains("of(LaterChild method)");
  }

  /** The round that has the annotation does not have its users any more. */
  @ParameterizedTest
  @EnumSource
  void aSchemeAnnotation(CompilerUnderTest compiler) {
    CompilationResult result =
        compile(
            compiler,
            Compilations.demo(
                    """
                            @LaterScheme
                            class Annotated {
                              Object scheme = AnnotatedQuantConfig.SCHEME;

                              @LaterScheme
                              static class Nested {
                                Object scheme = Annotated_NestedQuantConfig.SCHEME;
                              }

                              @Fp8W8A8
                              static class ReadAtOnce {}
                            }
                            """)
                .and("package other;\n\nclass NotAnnotated {}\n"));
    CaretAssertions.assertClean(result);
    assertThat(result.generated().keySet())
        .containsAtLeast(
            "demo/AnnotatedQuantConfig.java",
            "demo/Annotated_NestedQuantConfig.java",
            "demo/Annotated_ReadAtOnceQuantConfig.java");
  }

  /** Without any other scheme, nothing of ours is in the first round. */
  @ParameterizedTest
  @EnumSource
  void aSchemeAnnotationWhereNothingElseIsOfOurs(CompilerUnderTest compiler) {
    CompilationResult result =
        compile(compiler, Sources.of("package demo;\n\n@LaterScheme\nclass Annotated {}\n"));
    CaretAssertions.assertClean(result);
    assertThat(result.generated()).containsKey("demo/AnnotatedQuantConfig.java");
  }

  private static CompilationResult compile(CompilerUnderTest compiler, Sources sources) {
    return compile(compiler, sources, LATER);
  }

  private static CompilationResult compile(
      CompilerUnderTest compiler, Sources sources, Map<String, String> generated) {
    return compiler.compile(Compilations.of(sources).withProcessor(() -> new Generates(generated)));
  }

  private static String later(String type) {
    return "package demo; import dev.moequant.annotations.*; " + type;
  }
}

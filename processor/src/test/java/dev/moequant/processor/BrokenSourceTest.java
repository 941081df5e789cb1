package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Source that the compiler itself rejects: no crash, and nothing of ours on top. */
class BrokenSourceTest {
  private static final List<String> SCHEMES =
      List.of(
          "@Fp8W8A8(blockShape = {1, Missing.Y}) class A {}",
          "@Fp8W8A8(blockShape = \"128\") class A {}",
          "@Fp8W8A8(blockShape = {128, }, perActToken = maybe) class A {}",
          "@Fp8W8A8(blockShape = {{128}}) class A {}",
          "@Fp8W8A8(blockShape = {128, true}) class A {}",
          "@Fp8W8A8(blockShape = 1.5) class A {}",
          "@Fp8W8A8(blockShape = null) class A {}",
          "@Fp8W8A8(perActToken = 1) class A {}",
          "@Fp8W8A8(noSuchMember = true) class A {}",
          "@Fp8W8A8(true) class A {}",
          "@Fp8W8A8(perActToken = true, perActToken = false) class A {}",
          "@Int4W4A8(bias = true) class A {}",
          "@Fp8W8A8(gemm1Alpha = \"1.702\") class A {}",
          "@Fp8W8A8(gemm1Alpha = true) class A {}",
          "@Fp8W8A8(gemm1Alpha = {}) class A {}",
          "@Fp8W8A8(gemm1Alpha = {1.0, 2.0}) class A {}",
          "@Fp8W8A8(gemm1Alpha = null) class A {}",
          "@Fp8W8A8(gemm1Alpha = A.X) class A { static double X = 1.702; }",
          "@Fp8W8A8(gemm1ClampLimit = 1e999) class A {}",
          "@Int4W4A16(groupSize = 128L) class A {}",
          "@Int4W4A16(groupSize = 1 / 0) class A {}",
          "@Int4W4A16(groupSize = A.X) class A { static final int X = A.Y; static final int Y = A.X; }",
          "@Int4W4A16(groupSize = A.X) class A { static int X = 128; }",
          "@Int4W4A16(actOrder = ActOrder.NOPE) class A {}",
          "@Int4W4A16(actOrder = DType.INT8) class A {}",
          "@Int4W4A16(actOrder = null) class A {}",
          "@Int4W4A16(actOrder = {}) class A {}",
          "@QuantScheme(weights = @Weights(dtype = DType.NOPE)) class A {}",
          "@QuantScheme(weights = @Weights(dtype = \"int8\")) class A {}",
          "@QuantScheme(weights = @Activations) class A {}",
          "@QuantScheme(weights = 3) class A {}",
          "@QuantScheme(weights = @Gone) class A {}",
          "@QuantScheme(weights = {@Weights, @Weights}) class A {}",
          "@Fp8W8A8 @Fp8W8A8(blockShape = {128, 128}) class A {}",
          "@Fp8W8A8 class A extends Gone<A> { Missing field; }",
          "@Fp8W8A8 class A implements Gone.Inner, java.util.Gone {}",
          "@Fp8W8A8 class A extends B {} class B extends A {}",
          "@Fp8W8A8 interface A extends A {}",
          "@Fp8W8A8 class A extends A.B { class B {} }",
          "@Fp8W8A8 sealed class A permits Gone {}",
          "@Fp8W8A8 class A { void m( }",
          "@Fp8W8A8 class A {} class A {}",
          "@Fp8W8A8 class",
          "@Fp8W8A8 clas A {}",
          "class A { @Fp8W8A8 void m() {} }",
          "class A { @Fp8W8A8 int x; }",
          "@Gone class A {}",
          "@Gone(weights = @Weights(dtype = DType.INT8)) @Fp8W8A8 class A {}");

  /** BOUND stands for two members that are right. */
  private static final List<String> BINDINGS =
      List.of(
          "@Fp8W8A8 @QuantTensors(adapter = Gone.class) class A { BOUND }",
          "@Fp8W8A8 @QuantTensors(adapter = Gone) class A { BOUND }",
          "@Fp8W8A8 @QuantTensors(adapter = null) class A { BOUND }",
          "@Fp8W8A8 @QuantTensors(adapter = {}) class A { BOUND }",
          "@Fp8W8A8 @QuantTensors class A { BOUND }",
          "@Fp8W8A8 @QuantTensors(String.class) class A { BOUND }",
          "@Fp8W8A8 @QuantTensors(adapter = B.class) class A { BOUND } class B extends Gone {}",
          "@Fp8W8A8 @QuantTensors(adapter = B.class) class A { BOUND } class B implements dev.moequant.tensors.TensorAdapter<Gone> {}",
          "@Fp8W8A8 @QuantTensors(adapter = B.class) class A { BOUND } abstract class B extends C {} class C implements Gone<String> {}",
          "@Fp8W8A8 @QuantTensors(adapter = B.class) class A { BOUND } class B extends B implements dev.moequant.tensors.TensorAdapter<String> {}",
          "@Fp8W8A8 class A { @QuantParam String w1; @QuantParam String w2; }",
          "@Fp8W8A8 class A { @QuantParam(Missing) String w1; @QuantParam(TensorSlot.W2_SCALE) String w2; }",
          "@Fp8W8A8 class A { @QuantParam(TensorSlot.NOPE) String w1; @QuantParam(TensorSlot.W2_SCALE) String w2; }",
          "@Fp8W8A8 class A { @QuantParam(\"W1_SCALE\") String w1; @QuantParam(TensorSlot.W2_SCALE) String w2; }",
          "@Fp8W8A8 class A { @QuantParam({TensorSlot.W1_SCALE, TensorSlot.W2_SCALE}) String w; }",
          "@Fp8W8A8 class A { @QuantParam(TensorSlot.W1_SCALE) @QuantParam(TensorSlot.A1_SCALE) String w1; @QuantParam(TensorSlot.W2_SCALE) String w2; }",
          "@Fp8W8A8 class A { @QuantParam(TensorSlot.W1_SCALE) Gone w1; @QuantParam(TensorSlot.W2_SCALE) String w2; }",
          "@Fp8W8A8 class A { @QuantParam(TensorSlot.W1_SCALE) java.util.List<? extends Gone> w1; @QuantParam(TensorSlot.W2_SCALE) String w2; }",
          "@Fp8W8A8 class A { @QuantParam(TensorSlot.W1_SCALE) Gone<String>[] w1() { return null; } @QuantParam(TensorSlot.W2_SCALE) String w2; }",
          "@Fp8W8A8 class A { @QuantParam(TensorSlot.W1_SCALE) String w1() throws Gone { return null; } @QuantParam(TensorSlot.W2_SCALE) String w2; }",
          "@Fp8W8A8 record A(@QuantParam(TensorSlot.W1_SCALE) Gone w1, @QuantParam(TensorSlot.W2_SCALE) String w2) {}",
          "@Fp8W8A8 class A<T extends Gone> { @QuantParam(TensorSlot.W1_SCALE) T w1; @QuantParam(TensorSlot.W2_SCALE) T w2; }",
          "@Fp8W8A8 class A<T extends T> { @QuantParam(TensorSlot.W1_SCALE) T w1; @QuantParam(TensorSlot.W2_SCALE) T w2; }",
          "@Fp8W8A8 class A extends Gone { @QuantParam(TensorSlot.W1_SCALE) String w1; }",
          "@Fp8W8A8 class A extends B { @QuantParam(TensorSlot.W1_SCALE) String w1; } class B implements Gone<A> {}",
          "@Fp8W8A8 class A extends B<Gone> {} abstract class B<T> { @QuantParam(TensorSlot.W1_SCALE) T w1; @QuantParam(TensorSlot.W2_SCALE) T w2; }",
          "@Fp8W8A8 class A extends B<String, String> {} abstract class B<T> { @QuantParam(TensorSlot.W1_SCALE) T w1; @QuantParam(TensorSlot.W2_SCALE) T w2; }",
          "@Fp8W8A8 class A extends B { BOUND } class B extends A {}",
          "@Fp8W8A8 @QuantTensors(adapter = String.class) class A extends B {} abstract class B extends Gone {}",
          "@Fp8W8A8 class A implements B { @QuantParam(TensorSlot.W1_SCALE) String w1; } interface B extends C {} interface C extends Gone {}",
          "@Fp8W8A8 class A { void m(@QuantParam(TensorSlot.W1_SCALE) String w1) {} }",
          "@Fp8W8A8 @QuantParam(TensorSlot.W1_SCALE) class A {}",
          "@QuantParam(TensorSlot.W1_SCALE) class A {}",
          "@QuantTensors(adapter = Gone.class) @Fp8W8A8(blockShape = {Missing.X, 1}) class A { BOUND }",
          "@Fp8W8A9 class A { BOUND }",
          "@Fp8W8A9 @QuantTensors(adapter = String.class) class A { BOUND }",
          "@gone.Fp8W8A8 class A { class B {} BOUND }",
          "@Gone record A(@QuantParam(TensorSlot.W1_SCALE) String w1) {}");

  private static final List<String> USER_DEFINED =
      List.of(
          "@QuantScheme(weights = @Weights(dtype = DType.NOPE)) @interface Mine {} @Mine class A {}",
          "@QuantScheme(weights = @Gone) @interface Mine {} @Mine class A {}",
          "@QuantScheme(weights = @Weights, weights = @Weights) @interface Mine {} @Mine class A {}",
          "@QuantScheme(weights = @Weights(groupShape = {1, Missing.X})) @interface Mine {} @Mine class A { BOUND }",
          "@QuantScheme @interface Mine extends Gone {} @Mine class A {}",
          "@QuantScheme @interface Mine { Gone value(); } @Mine class A {}",
          "@QuantScheme @interface Mine { int value(); } @Mine class A {}",
          "@QuantScheme @interface Mine {} @Mine(unknown = 3) class A {}",
          "@QuantScheme @interface Mine {} @Mine @Mine class A {}",
          "@QuantScheme @interface Mine {} @Mine class A { @Mine void m() { Gone gone; } }",
          "@QuantScheme @java.lang.annotation.Target({}) @interface Mine {} @Mine class A {}",
          "@QuantScheme @interface Mine { Mine value() default @Mine; } @Mine class A {}");

  /** SIZES stands for four that are right. */
  private static final List<String> LAYERS =
      List.of(
          "@Fp8W8A8 @MoELayer class A {}",
          "@Fp8W8A8 @MoELayer(numExperts = 8) class A {}",
          "@Fp8W8A8 @MoELayer(numExperts = Missing.X, SIZES) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES, activation = Activation.NOPE) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES, activation = DType.INT8) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES, inDtype = null) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES, inDtype = {}) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES, swigluLimit = \"7\") class A {}",
          "@Fp8W8A8 @MoELayer(SIZES, bias = 1) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES, hiddenDim = 8L) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES, noSuchMember = 8) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES, denseIntermediateSize = 4096 * 1.5) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoELayer(SIZES) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployment class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployment(\"a\") class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployment(name = 3) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployment(name = null) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployment(name = {\"a\", \"b\"}) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployment(name = \"a\", tp = Missing.X) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployment(name = \"a\", tp = 2, tp = 2) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployment(name = \"a\", gpu = Gpu.NOPE) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployment(name = \"a\", gpu = Kernel.CUTLASS) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployment(name = \"a\") @MoEDeployment(name = \"b\", tp = true) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployments(@MoEDeployment(name = \"b\", tp = 1.5)) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployments({@MoEDeployment(name = \"a\"), @Gone}) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployments({@MoEDeployment(name = \"a\"), 3}) class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployments class A {}",
          "@Fp8W8A8 @MoELayer(SIZES) @MoEDeployments({}) @MoEDeployment(name = \"a\") @MoEDeployment(name = \"b\") class A {}",
          "@Fp8W8A8 class A { @MoELayer(SIZES) void m() {} @MoEDeployment(name = \"a\") int f; }",
          "@Gone @MoELayer(SIZES) @MoEDeployment(name = \"a\", tp = 5) class A {}",
          "@Fp8W8A8(perActToken = maybe) @MoELayer(numExperts = 0, SIZES) class A {}");

  private static final String SIZES =
      "numExperts = 8, expertsPerToken = 2, hiddenDim = 4096, intermediateSize = 14336";

  private static final String BOUND =
      "@QuantParam(TensorSlot.W1_SCALE) String w1; @QuantParam(TensorSlot.W2_SCALE) String w2;";

  static Stream<Arguments> cases() {
    return Stream.of(SCHEMES, BINDINGS, USER_DEFINED, LAYERS)
        .flatMap(List::stream)
        .flatMap(
            source ->
                Arrays.stream(CompilerUnderTest.values())
                    .map(compiler -> Arguments.of(source, compiler)));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("cases")
  void theCompilerSpeaksAlone(String source, CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                Compilations.demo(source.replace("BOUND", BOUND).replace("SIZES", SIZES) + "\n")));
    assertThat(result.errors()).isNotEmpty();
    for (Diagnosed found : result.diagnostics()) {
      assertWithMessage(found.message()).that(found.id()).isEmpty();
      assertWithMessage(found.message()).that(found.file()).doesNotContain("QuantConfig");
    }
  }

  /**
   * There is no factory, as nobody knows what the superclass binds; yet javac does not look into
   * bodies. It does miss a factory that is imported: a stub could be written in the last round
   * only, and then it reports the import all the same, and warns of the round.
   */
  @Test
  void aMissingSuperclassIsOneErrorWhoeverUsesTheFactory() {
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(
            Compilations.of(
                Compilations.demo(
                        """
                        @Fp8W8A8
                        class Experts extends Gone {
                          Object config = ExpertsQuantConfig.of(this);
                        }
                        """)
                    .and(
                        """
                        package demo;

                        class User {
                          Object scheme() {
                            return ExpertsQuantConfig.SCHEME;
                          }
                        }
                        """)));
    assertThat(result.diagnostics()).hasSize(1);
    assertThat(result.diagnostics().get(0).message()).contains("class Gone");
    assertThat(result.generated()).isEmpty();
  }
}

package dev.moequant.processor;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A value that the compiler itself rejects is one error: the class gets a stub, and users of its
 * factory are not told that there is none.
 *
 * <p>By itself javac runs no processor where a value has the wrong type or an enum has no such
 * constant (17 and 25, measured), and nothing can be written. It does with {@code
 * --should-stop=ifError=FLOW}, which Error Prone demands of its users.
 */
class OneSlipTest {
  private static final List<String> SLIPS =
      List.of(
          "@Fp8W8A8(perActToken = 1) class Slip {",
          "@Fp8W8A8(perActToken = \"true\") class Slip {",
          "@Fp8W8A8(blockShape = {128L, 128}) class Slip {",
          "@Fp8W8A8(blockShape = {128, -128L}) class Slip {",
          "@Fp8W8A8(blocksShape = {128, 128}) class Slip {",
          "@QuantScheme(weights = @Weights(dtype = DType.NOPE)) class Slip {",
          "@QuantScheme(weights = @Weights(dtype = Granularity.BLOCK)) class Slip {",
          "@QuantScheme(weights = @Activations) class Slip {",
          "@Int4W4A16(groupSize = 64.0) class Slip {",
          "@Fp8W8A8(gemm1Alpha = \"1.702\") class Slip {",
          "@Fp8W8A8(gemm1Alpha = true) class Slip {",
          "@Fp8W8A8(bias = 1.0) class Slip {",
          "@Fp8W8A8 @MoELayer(numExperts = \"8\", expertsPerToken = 2, hiddenDim = 64,"
              + " intermediateSize = 64) @MoEDeployment(name = \"a\", tp = 5) class Slip {",
          "@Fp8W8A8 @MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 64,"
              + " intermediateSize = 64) @MoEDeployment(name = \"a\", gpu = Gpu.NOPE) class Slip {"
              + " Object used = SlipQuantConfig.Deployment.A;",
          "@Fp8W8A8 class Slip { @QuantParam(W3_SCALE) String w1;",
          "@Fp8W8A8 class Slip { @QuantParam String w1;",
          "@Fp8W8A8 @QuantTensors(adapter = 5) class Slip {");

  static Stream<Arguments> slips() {
    return Arrays.stream(CompilerUnderTest.values())
        .flatMap(compiler -> SLIPS.stream().map(slip -> Arguments.of(compiler, slip)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("slips")
  void isOneError(CompilerUnderTest compiler, String slip) {
    CompilationResult result = compiler.compile(compilation(compiler, slip));
    assertWithMessage("%s", result.errors()).that(result.errors()).hasSize(1);
    assertWithMessage("%s", result.diagnostics())
        .that(result.errors().get(0).message())
        .doesNotContain("SlipQuantConfig");
  }

  private static Compilation compilation(CompilerUnderTest compiler, String slip) {
    Compilation compilation =
        Compilations.of(
            Sources.of(
                    "demo/Slip.java",
                    """
                    package demo;

                    import static dev.moequant.annotations.TensorSlot.*;

                    import dev.moequant.annotations.*;

                    %s
                      Object scheme = SlipQuantConfig.SCHEME;
                    }
                    """
                        .formatted(slip))
                .and(
                    """
                    package demo;

                    class User {
                      SlipQuantConfig field;
                      Object scheme = SlipQuantConfig.SCHEME;
                    }
                    """));
    return compiler == CompilerUnderTest.JAVAC
        ? compilation.withOptions("--should-stop=ifError=FLOW")
        : compilation;
  }
}

package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.processor.testing.CompilationResult;
import dev.moequant.processor.testing.CompilerUnderTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Source that the compiler itself rejects: no crash, and nothing of ours on top. */
class BrokenSourceTest {
  private static final List<String> SOURCES =
      List.of(
          "@Fp8W8A8(blockShape = {1, Missing.Y}) class A {}",
          "@Fp8W8A8(blockShape = \"128\") class A {}",
          "@Fp8W8A8(blockShape = {128, }, perActToken = maybe) class A {}",
          "@Fp8W8A8(perActToken = 1) class A {}",
          "@Fp8W8A8(noSuchMember = true) class A {}",
          "@QuantScheme(weights = @Weights(dtype = DType.NOPE)) class A {}",
          "@QuantScheme(weights = @Weights(dtype = \"int8\")) class A {}",
          "@QuantScheme(weights = @Activations) class A {}",
          "@QuantScheme(weights = 3) class A {}",
          "@QuantScheme(weights = @Gone) class A {}",
          "@Fp8W8A8 @Fp8W8A8(blockShape = {128, 128}) class A {}",
          "@Fp8W8A8 class A extends Gone<A> { Missing field; }",
          "@Fp8W8A8 class A { void m( }",
          "@Fp8W8A8 class A {} class A {}");

  static Stream<Arguments> cases() {
    return SOURCES.stream()
        .flatMap(
            source ->
                Arrays.stream(CompilerUnderTest.values())
                    .map(compiler -> Arguments.of(source, compiler)));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("cases")
  void theCompilerSpeaksAlone(String source, CompilerUnderTest compiler) {
    CompilationResult result = compiler.compile(Compilations.of(Compilations.demo(source + "\n")));
    assertThat(result.errors()).isNotEmpty();
    result
        .diagnostics()
        .forEach(found -> assertWithMessage(found.message()).that(found.id()).isEmpty());
  }
}

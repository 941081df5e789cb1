package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A help is written as its source is, so that it can be pasted. */
class SourceSyntaxTest {
  @ParameterizedTest
  @CsvSource({
    "JAVAC, W1_SCALE, W2_SCALE",
    "JAVAC, TensorSlot.W1_SCALE, TensorSlot.W2_SCALE",
    "JAVAC, value = TensorSlot.W1_SCALE, TensorSlot.W2_SCALE",
    "JAVAC, dev.moequant.annotations.TensorSlot.W1_SCALE,"
        + " dev.moequant.annotations.TensorSlot.W2_SCALE",
    // It has no trees; a qualified constant compiles wherever the type is imported.
    "ECJ, W1_SCALE, TensorSlot.W2_SCALE",
  })
  void theConstantIsQualifiedAsTheOthersAre(
      CompilerUnderTest compiler, String written, String proposed) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                Sources.of(
                    """
                    package demo;

                    import static dev.moequant.annotations.TensorSlot.W1_SCALE;

                    import dev.moequant.annotations.*;

                    @Fp8W8A8
                    class Experts {
                      @QuantParam(%s) Object w1;
                    }
                    """
                        .formatted(written))));
    assertThat(result.errors().get(0).message())
        .contains(
            "help: annotate the member that holds w2_scale with @QuantParam(" + proposed + ")");
  }

  /** The line of a stub that kapt has made is not one of the user's. */
  @Test
  void linesOfKotlinStubsAreNotNamed() {
    assertThat(twice("@kotlin.Metadata").message()).doesNotContain("first bound");
    assertThat(twice("").message()).endsWith("\n  first bound at Experts.java:9");
  }

  private static Diagnosed twice(String annotation) {
    return CompilerUnderTest.JAVAC
        .compile(
            Compilations.of(
                Sources.of("package kotlin;\n\npublic @interface Metadata {}\n")
                    .and(
                        """
                        package demo;

                        import dev.moequant.annotations.*;

                        %s
                        @Fp8W8A8
                        class Experts {

                          @QuantParam(TensorSlot.W1_SCALE) Object w1;
                          @QuantParam(TensorSlot.W2_SCALE) Object w2;
                          @QuantParam(TensorSlot.W1_SCALE) Object again;
                        }
                        """
                            .formatted(annotation))))
        .errors()
        .get(0);
  }
}

package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compact source files (JEP 512, since JDK 25) have a class that nobody can name. */
class CompactSourceTest {
  @Test
  void aClassInOneIsRefusedWhetherItHasBindingsOrNot() {
    assumeTrue(Runtime.version().feature() >= 25);
    Sources sources =
        Sources.of(
            "Main.java",
            """
            import dev.moequant.annotations.*;

            @Fp8W8A8
            //<^^^^^ MOEQ802
            class Plain {
              @Fp8W8A8
            //^^^^^^^^ MOEQ802
              static class Nested {}
            }

            @Fp8W8A8
            //<^^^^^ MOEQ802
            class Bound {
              @QuantParam(TensorSlot.W1_SCALE) String w1;
              @QuantParam(TensorSlot.W2_SCALE) String w2;
              Object config = Main_BoundQuantConfig.of(this);
            }

            void main() {
              IO.println(Main_PlainQuantConfig.SCHEME);
            }
            """);
    CompilationResult result = CompilerUnderTest.JAVAC.compile(Compilations.of(sources));
    CaretAssertions.assertDiagnostics(result);
    assertThat(result.errors().get(0).message())
        .isEqualTo(
            "[MOEQ802] @Fp8W8A8 is on Plain, but Main is declared implicitly, around what stands in"
                + " its file, so the generated factory cannot refer to it\n"
                + "  help: move Plain to a file of its own, or write class Main out\n"
                + "  see docs/rules/MOEQ802.md, or run java -jar moequant-processor.jar MOEQ802");
  }

  /** The class has no name by which a later round could find it. */
  @Test
  void bindingsInOneHaveNoScheme() {
    assumeTrue(Runtime.version().feature() >= 25);
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(
            Compilations.of(
                Sources.of(
                    "Main.java",
                    """
                    import dev.moequant.annotations.*;

                    @QuantParam(TensorSlot.W1_SCALE)
                    //<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ804
                    String w1;

                    @QuantParam(TensorSlot.W2_SCALE)
                    String w2;

                    @Fp8W8A8
                    //<^^^^^ MOEQ802
                    class Experts {}

                    void main() {}
                    """)));
    CaretAssertions.assertDiagnostics(result);
    assertThat(result.errors().get(0).message())
        .isEqualTo(
            "[MOEQ804] @QuantParam: Main is declared implicitly, so nothing reads this\n"
                + "  help: write a class around it, with its scheme, for example @Fp8W8A8, or"
                + " remove @QuantParam\n"
                + "  see docs/rules/MOEQ804.md, or run java -jar moequant-processor.jar MOEQ804");
  }

  @ParameterizedTest
  @EnumSource
  void aClassThatLooksLikeItAndIsWrittenOutIsFine(CompilerUnderTest compiler) {
    Sources sources =
        Sources.of(
            """
            import dev.moequant.annotations.*;

            final class Main {
              @Fp8W8A8
              static class Experts {
                @QuantParam(TensorSlot.W1_SCALE) String w1;
                @QuantParam(TensorSlot.W2_SCALE) String w2;
                Object config = Main_ExpertsQuantConfig.of(this);
              }

              void main() {}
            }
            """);
    CaretAssertions.assertClean(compiler.compile(Compilations.of(sources)));
  }
}

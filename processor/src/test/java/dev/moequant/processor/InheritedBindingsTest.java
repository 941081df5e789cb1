package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bound members that come from class files: they count, and are shown where the class names them.
 */
class InheritedBindingsTest {
  private static final Sources LIBRARY =
      Sources.of(
              """
              package lib;

              import dev.moequant.annotations.*;

              public abstract class Base<T> {
                @QuantParam(TensorSlot.W1_SCALE)
                public T first;

                @QuantParam(TensorSlot.W2_SCALE)
                protected abstract T second();

                @QuantParam(TensorSlot.A1_SCALE)
                private T notInherited;
              }
              """)
          .and(
              """
              package lib;

              import dev.moequant.annotations.*;

              public record Scales(
                  @QuantParam(TensorSlot.W1_SCALE) String w1,
                  @QuantParam(TensorSlot.W2_SCALE) String w2) {}
              """)
          .and(
              """
              package lib;

              import dev.moequant.annotations.*;

              public interface ZeroPoints {
                @QuantParam(TensorSlot.W1_ZP)
                default Object zp() {
                  return "zp";
                }
              }
              """);

  @ParameterizedTest
  @EnumSource
  void countAsIfTheyStoodInTheClass(CompilerUnderTest compiler) throws Exception {
    Path jar = Compilations.jar(compiler, LIBRARY);
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                    Compilations.demo(
                        """
                        @Fp8W8A8
                        class Experts extends lib.Base<String> {
                          @Override
                          protected String second() {
                            return "second";
                          }

                          static dev.moequant.FusedMoEQuantConfig<String> config() {
                            Experts experts = new Experts();
                            experts.first = "first";
                            return ExpertsQuantConfig.of(experts);
                          }
                        }
                        """))
                .withClassPath(jar));
    CaretAssertions.assertClean(result);
    FusedMoEQuantConfig<?> config = Classes.of(result, jar).config("demo/Experts.java");
    assertThat(config.w1Scale()).isEqualTo("first");
    assertThat(config.w2Scale()).isEqualTo("second");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrongWithThemIsSaidAtTheScheme(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                    Compilations.demo(
                        """
                        class Outer {
                          @Fp8W8A8
                        //^^^^^^^^ MOEQ302
                        //^^^^^^^^ MOEQ307
                          abstract static class Experts extends lib.Base<String>
                              implements lib.ZeroPoints {}
                        }
                        """))
                .withClassPath(Compilations.jar(compiler, LIBRARY)));
    CaretAssertions.assertDiagnostics(result);
    assertThat(result.errors().get(0).message()).endsWith("\n  on: lib.ZeroPoints.zp");
    assertThat(result.errors().get(1).message()).endsWith("\n  on: lib.Base.second");
  }

  @ParameterizedTest
  @EnumSource
  void typeArgumentsArriveFromClassFiles(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                    Compilations.demo(
                        """
                        class Outer {
                          private static class Mine {}

                          @Fp8W8A8
                        //^^^^^^^^ MOEQ307
                          abstract static class Experts extends lib.Base<Mine> {
                            @QuantParam(TensorSlot.W2_SCALE)
                        //  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ307
                            @Override
                            protected abstract Mine second();
                          }
                        }
                        """))
                .withClassPath(Compilations.jar(compiler, LIBRARY)));
    CaretAssertions.assertDiagnostics(result);
  }

  /** A second look at a class with a scheme, in a jar, is no business of this compilation. */
  @ParameterizedTest
  @EnumSource
  void annotationsInJarsAreNotReportedByThemselves(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(Compilations.demo("@Fp8W8A8 class Experts { lib.Scales scales; }\n"))
                .withClassPath(Compilations.jar(compiler, LIBRARY)));
    CaretAssertions.assertClean(result);
  }
}

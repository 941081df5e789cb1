package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.Sources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens between types, between rounds and after errors. */
class RoundsTest {
  @ParameterizedTest
  @EnumSource
  void aClassMayUseItsOwnFactory(CompilerUnderTest compiler) {
    Sources sources =
        Compilations.demo(
            """
            @Fp8W8A8(blockShape = {128, 128})
            class Experts extends Base<ExpertsQuantConfig> {
              ExpertsQuantConfig factory;
              Object scheme = ExpertsQuantConfig.SCHEME;

              ExpertsQuantConfig[] all(java.util.List<? extends ExpertsQuantConfig> list) {
                return list.toArray(new ExpertsQuantConfig[0]);
              }
            }

            class Base<T> {}
            """);
    CaretAssertions.assertClean(compiler.compile(Compilations.of(sources)));
  }

  @ParameterizedTest
  @EnumSource
  void aClassWithBindingsMayUseItsOwnFactoryInItsSupertypes(CompilerUnderTest compiler) {
    Sources sources =
        Compilations.demo(
            """
            @Fp8W8A8
            @QuantTensors(adapter = Experts.Adapter.class)
            class Experts extends Base<ExpertsQuantConfig, String> {
              @QuantParam(TensorSlot.W2_SCALE) String w2;

              Object config = ExpertsQuantConfig.of(this);

              static class Adapter extends Base<ExpertsQuantConfig, Object>
                  implements dev.moequant.tensors.TensorAdapter<String> {
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

            abstract class Base<F, T> {
              @QuantParam(TensorSlot.W1_SCALE) T w1;
              F factory;
            }
            """);
    CaretAssertions.assertClean(compiler.compile(Compilations.of(sources)));
  }

  @ParameterizedTest
  @EnumSource
  void twoWrongClassesAndARightOneAreTwoErrorsAndAFactory(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                Compilations.demo(
                    """
                    @Fp8W8A8(blockShape = {128})
                    //                    ^^^^^ MOEQ101
                    class Wrong {}

                    @Fp8W8A8
                    class Right {}

                    @Fp8W8A8(blockShape = {0, 128})
                    //                     ^ MOEQ102
                    class WrongToo {}
                    """)));
    CaretAssertions.assertDiagnostics(result);
    assertThat(result.generated().get("demo/RightQuantConfig.java"))
        .contains("CHECKED = CheckedScheme.of(SCHEME, ");
    assertThat(result.generated().get("demo/WrongQuantConfig.java"))
        .contains("CHECKED = CheckedScheme.rejected(");
  }

  @ParameterizedTest
  @EnumSource
  void aWrongClassWhoseFactoryIsUsedElsewhereIsOneError(CompilerUnderTest compiler) {
    Sources sources =
        Compilations.demo(
                """
                @Fp8W8A8(perActToken = true, blockShape = {128, 128})
                //                     ^^^^ MOEQ103
                public class Wrong {
                  WrongQuantConfig field;
                }
                """)
            .and(
                """
                package user;

                import demo.WrongQuantConfig;
                import dev.moequant.FusedMoEQuantConfig;
                import dev.moequant.tensors.TensorAdapter;

                class User {
                  FusedMoEQuantConfig<String> create(TensorAdapter<String> tensors) {
                    return WrongQuantConfig.create(tensors, "w1", "w2");
                  }
                }
                """)
            .and(
                """
                package user;

                import demo.WrongQuantConfig;
                import dev.moequant.FusedMoEQuantConfig;
                import dev.moequant.tensors.TensorAdapter;

                class OtherUser {
                  FusedMoEQuantConfig<String> create(TensorAdapter<String> tensors) {
                    return WrongQuantConfig.quantConfig(tensors, q -> q.w1Scale("a").w2Scale("b"));
                  }
                }
                """);
    CaretAssertions.assertDiagnostics(compiler.compile(Compilations.of(sources)));
  }

  @ParameterizedTest
  @EnumSource
  void aForgottenTensorIsATypeErrorThatNamesIt(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                Compilations.demo(
                    """
                    @Fp8W8A8
                    class Experts {
                      Object config(dev.moequant.tensors.TensorAdapter<String> tensors) {
                        return ExpertsQuantConfig.quantConfig(tensors, q -> q.w1Scale("a"));
                      }
                    }
                    """)));
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).message()).contains("NeedsW2Scale");
  }

  @ParameterizedTest
  @EnumSource
  void aCrashIsOneErrorOnOneClass(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.withThrowingRule(
                    () -> new IllegalStateException("a bug"),
                    Compilations.demo(
                        """
                        @Fp8W8A8(perOutCh = true)
                        class Crashes {}

                        @Fp8W8A8
                        class Fine {}
                        """))
                .withOptions("-Amoequant.debug=true"));
    Diagnosed crash = result.errors().get(0);
    assertThat(result.errors()).hasSize(1);
    assertThat(crash.message())
        .startsWith(
            "[MOEQ999] the moequant processor crashed on Crashes:"
                + " java.lang.IllegalStateException: a bug\n  help: this is a bug in moequant");
    assertThat(crash.message()).contains("at dev.moequant.processor.Round.process");
    assertThat(result.generated().keySet()).containsExactly("demo/FineQuantConfig.java");
  }
}

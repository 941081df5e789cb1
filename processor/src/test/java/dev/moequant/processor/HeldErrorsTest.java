package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.Sources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An error of ours does not take the factory from a class that waits for what another processor
 * generates: after an error javac runs no further round.
 */
class HeldErrorsTest {
  private static final Map<String, String> BASE =
      Map.of(
          "demo.Base",
          "package demo; import dev.moequant.annotations.*;"
              + " abstract class Base { @QuantParam(TensorSlot.W1_SCALE) String w1; }");

  private static final Sources WAITS =
      Sources.of(
              """
              package demo;

              import dev.moequant.annotations.*;

              @Fp8W8A8
              public class Waits extends Base {
                @QuantParam(TensorSlot.W2_SCALE) String w2;
              }
              """)
          .and(
              """
              package user;

              import demo.WaitsQuantConfig;

              class UsesWaits {
                static final Object SCHEME = WaitsQuantConfig.SCHEME;

                WaitsQuantConfig factory;
              }
              """);

  @ParameterizedTest
  @EnumSource
  void whatWaitsGetsItsFactoryAndTheErrorIsSaidOnceAtItsValue(CompilerUnderTest compiler) {
    CompilationResult result =
        compile(
            compiler,
            BASE,
            Compilations.demo(
                    """
                    @Fp8W8A8(perActToken = true, blockShape = {128, 128})
                    //                     ^^^^ MOEQ103
                    class Wrong {}
                    """)
                .and(WAITS));
    CaretAssertions.assertDiagnostics(result);
    assertThat(result.generated().get("demo/WaitsQuantConfig.java")).contains("slots(method.w1");
    assertThat(result.generated().get("demo/WrongQuantConfig.java")).contains("rejected(");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrongWithTheWaitingClassIsSaidBesideIt(CompilerUnderTest compiler) {
    CaretAssertions.assertDiagnostics(
        compile(
            compiler,
            BASE,
            Compilations.demo(
                """
                @Fp8W8A8(blockShape = {128})
                //                    ^^^^^ MOEQ101
                class Wrong {}

                @Fp8W8A8(blockShape = {0, 128})
                //                     ^ MOEQ102
                class Waits extends Base {
                  @QuantParam(TensorSlot.W2_SCALE) String w2;
                }

                @Int4W4A16(groupSize = 16)
                //                     ^^ MOEQ107 W
                class Warned {}
                """)));
  }

  /** With -Werror a warning ends the rounds of javac, too. */
  @Test
  void aWarningTakesNoFactoryEither() {
    Sources sources =
        Compilations.demo("@Fp8W8A8(perActToken = true)\nclass Warned {}\n").and(WAITS);
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(
            Compilations.of(sources)
                .withProcessor(() -> new Generates(BASE))
                .withOptions("-Werror"));
    assertThat(result.warnings().stream().map(Diagnosed::id)).containsExactly("MOEQ213");
    assertThat(result.errors().stream().map(Diagnosed::message).toList().toString())
        .doesNotContain("WaitsQuantConfig");
    assertThat(result.generated().get("demo/WaitsQuantConfig.java")).contains("slots(method.w1");
  }

  /** A file that cannot be written is found by writing only, and the option by nobody's fault. */
  @ParameterizedTest
  @EnumSource
  void whatIsNotFoundAgainIsNotLost(CompilerUnderTest compiler) {
    Sources sources =
        Compilations.demo(
                """
                @Fp8W8A8
                class Taken {}

                class TakenQuantConfig {}

                @Fp8W8A8(blockShape = {128})
                class Wrong {}
                """)
            .and(WAITS);
    CompilationResult result =
        compiler.compile(
            Compilations.of(sources)
                .withProcessor(() -> new Generates(BASE))
                .withOptions("-Amoequant.dbug=true"));
    assertThat(ids(result)).containsExactly("MOEQ101", "MOEQ805", "MOEQ807");
    assertThat(result.generated()).containsKey("demo/WaitsQuantConfig.java");
  }

  /** Nothing generates the superclass. The compiler says so; nobody says more. */
  @ParameterizedTest
  @EnumSource
  void whatWaitsInVainGetsAStub(CompilerUnderTest compiler) {
    CompilationResult result =
        compile(
            compiler,
            Map.of(),
            Compilations.demo("@Fp8W8A8(blockShape = {128}) class Wrong {}\n").and(WAITS));
    assertThat(result.errors().stream().map(Diagnosed::message).toList()).hasSize(2);
    assertThat(result.errors().stream().map(Diagnosed::message).toList().toString())
        .contains("[MOEQ101]");
    assertThat(result.errors().stream().map(Diagnosed::message).toList().toString())
        .doesNotContain("WaitsQuantConfig");
    assertThat(result.generated().get("demo/WaitsQuantConfig.java"))
        .contains("[MOEQ903] Waits was not resolved when it was compiled");
  }

  /** A chain of generated files takes a round for each; an error is kept back for one only. */
  @ParameterizedTest
  @EnumSource
  void aCorrectClassMayWaitForSeveralRounds(CompilerUnderTest compiler) {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                    Compilations.demo(
                        "@Fp8W8A8 class Waits extends Third { Object s = WaitsQuantConfig.SCHEME;"
                            + " }\n"))
                .withProcessor(
                    () ->
                        new Generates(
                            List.of(
                                Map.of("demo.First", "package demo; class First {}"),
                                Map.of("demo.Second", "package demo; class Second {}"),
                                Map.of("demo.Third", "package demo; class Third {}")))));
    CaretAssertions.assertClean(result);
  }

  private static List<String> ids(CompilationResult result) {
    return result.errors().stream()
        .map(Diagnosed::message)
        .map(message -> message.substring(message.indexOf('[') + 1, message.indexOf(']')))
        .sorted()
        .toList();
  }

  private static CompilationResult compile(
      CompilerUnderTest compiler, Map<String, String> generated, Sources sources) {
    return compiler.compile(Compilations.of(sources).withProcessor(() -> new Generates(generated)));
  }
}

package dev.moequant.testing;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is marked exactly passes on both compilers; everything else fails and says why. */
class CaretAssertionsTest {

  private static final String MARKED =
      """
      package demo;

      @toy.Toy(
      //<^^^^^^ MOEQ104
          bits = 2 + 2,
      //         ^^^^^ MOEQ101
          whole = true,
          inner = @toy.Toy.Inner(n = -1),
      //                             ^^ MOEQ106
          block = {
            1,
            127
      //    ^^^ MOEQ102 ecj-9
          },
          warn = 1
      //         ^ MOEQ103 W
              + 2)
      class A {}
      """;

  @ParameterizedTest
  @EnumSource
  void everythingMarked_passes(CompilerUnderTest compiler) {
    CaretAssertions.assertDiagnostics(ToyProcessor.compile(compiler, MARKED));
  }

  @ParameterizedTest
  @EnumSource
  void unmarkedDiagnostic_fails(CompilerUnderTest compiler) {
    String report = failure(compiler, MARKED.replaceFirst("(?m)^.*MOEQ103 W\\R", ""));

    assertThat(report).startsWith(compiler + ": 0 missing and 1 unexpected of 5 reported");
    assertThat(report).contains("unexpected WARNING MOEQ103, demo/A.java line 15, columns ");
    assertThat(report).contains("[MOEQ103] warn");
  }

  @ParameterizedTest
  @EnumSource
  void missingDiagnostic_fails(CompilerUnderTest compiler) {
    String report = failure(compiler, MARKED.replace("whole = true,", ""));

    assertThat(report).contains("1 missing and 0 unexpected of 4 reported");
    assertThat(report)
        .contains(
            """
            missing ERROR MOEQ104, demo/A.java line 3, columns 1-9
                  3 | @toy.Toy(
                    | //<^^^^^^ MOEQ104
            """);
  }

  @ParameterizedTest
  @EnumSource
  void errorWhereAWarningIsMarked_fails(CompilerUnderTest compiler) {
    String report = failure(compiler, MARKED.replace("MOEQ101", "MOEQ101 W"));

    assertThat(report).contains("missing WARNING MOEQ101");
    assertThat(report).contains("unexpected ERROR MOEQ101");
  }

  @ParameterizedTest
  @EnumSource
  void wrongId_fails(CompilerUnderTest compiler) {
    assertThat(failure(compiler, MARKED.replace("MOEQ106", "MOEQ999")))
        .contains("1 missing and 1 unexpected of 5 reported");
  }

  @Test
  void wrongColumn_failsOnJavac_andShowsBothUnderTheLine() {
    String shifted = MARKED.replace("//         ^^^^^ MOEQ101", "//          ^^^^ MOEQ101");

    assertThat(failure(CompilerUnderTest.JAVAC, shifted))
        .isEqualTo(
            """
            JAVAC: 1 missing and 1 unexpected of 5 reported (compilation failed)

            missing ERROR MOEQ101, demo/A.java line 5, columns 13-16
                  5 |     bits = 2 + 2,
                    | //          ^^^^ MOEQ101

            unexpected ERROR MOEQ101, demo/A.java line 5, columns 12-16
                  5 |     bits = 2 + 2,
                    | //         ^^^^^ MOEQ101
                [MOEQ101] bits
                second line
            """);
    CaretAssertions.assertDiagnostics(ToyProcessor.compile(CompilerUnderTest.ECJ, shifted));
  }

  @Test
  void wrongLine_failsOnEcj_andSaysHowToAcceptIt() {
    assertThat(failure(CompilerUnderTest.ECJ, MARKED.replace(" ecj-9", "")))
        .contains("ecj has one elsewhere; if it cannot do better, add \"ecj-9\" to the carets");
  }

  @ParameterizedTest
  @EnumSource
  void diagnosticWithoutPlace_fails(CompilerUnderTest compiler) {
    assertThat(failure(compiler, "package demo;\n@toy.Toy(nowhere = true)\nclass A {}\n"))
        .contains("unexpected ERROR MOEQ105, no file, no position");
  }

  @ParameterizedTest
  @EnumSource
  void recordHasNoPlaceOnEcj_whichTheCommentCanSay(CompilerUnderTest compiler) {
    String source = "@toy.Toy(bits = 4)\n//              ^ MOEQ101 ecj:nowhere\nrecord A() {}\n";

    CaretAssertions.assertDiagnostics(ToyProcessor.compile(compiler, source));
  }

  @ParameterizedTest
  @EnumSource
  void compilersOwnErrors_areExpectedByText(CompilerUnderTest compiler) {
    String source =
        """
        class A {
          Gone field;
        //~ javac ERROR cannot find symbol
        //~ ecj ERROR Gone cannot be resolved
        }
        """;

    CaretAssertions.assertDiagnostics(ToyProcessor.compile(compiler, source));
    assertThat(failure(compiler, source.replace("symbol", "x").replace("Gone c", "x")))
        .contains("1 missing and 1 unexpected of 1 reported");
  }

  @ParameterizedTest
  @EnumSource
  void clean_failsOnAWarning(CompilerUnderTest compiler) {
    CaretAssertions.assertClean(ToyProcessor.compile(compiler, "@toy.Toy class A {}"));

    CompilationResult warned = ToyProcessor.compile(compiler, "@toy.Toy(warn = 1) class A {}");
    assertThrows(AssertionError.class, () -> CaretAssertions.assertClean(warned));
  }

  private static String failure(CompilerUnderTest compiler, String source) {
    CompilationResult result = ToyProcessor.compile(compiler, source);
    AssertionError error =
        assertThrows(AssertionError.class, () -> CaretAssertions.assertDiagnostics(result));
    return String.valueOf(error.getMessage()).replace(System.lineSeparator(), "\n");
  }
}

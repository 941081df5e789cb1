package dev.moequant.testing;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caret comment means what its documentation says, and a misspelt one is refused. */
class CaretSourceTest {

  @Test
  void caretsSpeakAboutTheLastCodeLine_howeverManyThereAre() {
    CaretSource source =
        CaretSource.parse(
            "A.java",
            """
            @A(x = 1, y = 22)
            //     ^ MOEQ101
            //            ^^ MOEQ102 W
            class A {}
            """);

    assertThat(source.expected())
        .containsExactly(
            expected(1, 8, 8, "MOEQ101", false, 1), expected(1, 15, 16, "MOEQ102", true, 1))
        .inOrder();
  }

  @Test
  void angleBracket_startsTheSpanWhereTheCommentStarts() {
    CaretSource source =
        CaretSource.parse("A.java", "@Aaaaa(\n//<^^^^ MOEQ101\n  @B class C {}\n  //< MOEQ102\n");

    assertThat(source.expected())
        .containsExactly(
            expected(1, 1, 7, "MOEQ101", false, 1), expected(3, 3, 5, "MOEQ102", false, 3));
  }

  @Test
  void ecjSuffix_movesOrRemovesThePlaceOnEcjOnly() {
    CaretSource source =
        CaretSource.parse(
            "A.java",
            """
            @A(
                block = {1, 2})
            //              ^ MOEQ101 ecj-1
            //           ^ MOEQ102 W ecj:nowhere
            """);

    assertThat(source.expected())
        .containsExactly(
            expected(2, 17, 17, "MOEQ101", false, 1), expected(2, 14, 14, "MOEQ102", true, 0));
  }

  @Test
  void tilde_expectsAnErrorOfTheCompilerByItsText() {
    CaretSource source = CaretSource.parse("A.java", "int x = y;\n//~ ecj ERROR not resolved\n");

    assertThat(source.expected())
        .containsExactly(
            new ExpectedDiagnostic(
                "A.java",
                1,
                0,
                0,
                "",
                false,
                "not resolved",
                Optional.of(CompilerUnderTest.ECJ),
                1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// ^^^",
        "// ^^^ QC101",
        "// ^^^ MOEQ1011",
        "// ^^^ MOEQ101 w",
        "// ^^^ MOEQ101 ecj",
        "//< ^^ MOEQ101",
        "//~ FEHLER text",
        "//~ nowhere",
        "//~ nowhere MOEQ80",
        "// in: the second line",
        "//~ ERROR"
      })
  void misspeltComment_isRefusedWithItsPlace(String comment) {
    String text = "class A {}\n" + comment + "\n";

    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> CaretSource.parse("demo/A.java", text));

    assertThat(refusal).hasMessageThat().contains("demo/A.java:2: " + comment);
  }

  @Test
  void nowhere_expectsADiagnosticOfNoSource() {
    CaretSource source =
        CaretSource.parse(
            "A.java", "class A {}\n//~ nowhere MOEQ807\n//~ nowhere javac WARNING no processor\n");

    assertThat(source.expected())
        .containsExactly(
            ExpectedDiagnostic.nowhere("MOEQ807"),
            new ExpectedDiagnostic(
                "", 0, 0, 0, "", true, "no processor", Optional.of(CompilerUnderTest.JAVAC), 0));
  }

  @Test
  void firstLine_saysHowToCompileAndMovesNothing() {
    CaretSource source =
        CaretSource.parse("A.java", "// in: without the runtime\nclass A {}\n//    ^ MOEQ101\n");

    assertThat(source.environment()).hasValue("without the runtime");
    assertThat(source.expected()).containsExactly(expected(2, 7, 7, "MOEQ101", false, 2));
    assertThat(CaretSource.parse("A.java", "class A {}\n").environment()).isEmpty();
  }

  @Test
  void firstLine_isSaidByOneSourceOfACase() {
    Sources one = Sources.of("// in: a\nclass A {}\n").and("class B {}\n");

    assertThat(CaretSource.environmentOf(one)).hasValue("a");
    Sources two = one.and("// in: a\nclass C {}\n");
    assertThrows(IllegalArgumentException.class, () -> CaretSource.environmentOf(two));
  }

  @ParameterizedTest
  @ValueSource(strings = {"//in: a", "// in:", " // in: a"})
  void misspeltFirstLine_isRefused(String line) {
    String text = line + "\nclass A {}\n";

    assertThrows(IllegalArgumentException.class, () -> CaretSource.parse("A.java", text));
  }

  @Test
  void caretsWithNothingAbove_areRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> CaretSource.parse("A.java", "// ^ MOEQ101\n"));
  }

  @Test
  void ordinaryComments_areCode() {
    assertThat(CaretSource.parse("A.java", "// a ^ b\n/* ^ */\n").expected()).isEmpty();
  }

  private static ExpectedDiagnostic expected(
      int line, int startColumn, int endColumn, String id, boolean warning, int ecjLine) {
    return new ExpectedDiagnostic(
        "A.java", line, startColumn, endColumn, id, warning, "", Optional.empty(), ecjLine);
  }
}

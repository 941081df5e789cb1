package dev.moequant.processor.write;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnseenTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[MOEQ101] blockShape = {128} has 1 element: rows (N) | MOEQ101_blockShape_128_has_1_element_rows_N",
        "[MOEQ102] blockShape = {0, -1}: a pair-1           | MOEQ102_blockShape_0_minus_1_a_pair_1",
        "[MOEQ807] -Amoequant.nope: there is no such option | MOEQ807_Amoequant_nope_there_is_no_such_option",
        "[MOEQ999] caf\u00e9 \u4e2d */ \\u0022 is           | MOEQ999_caf_u0022_is",
        "1 is no identifier                                 | moequant_1_is_no_identifier",
      })
  void theTypeIsNamedLikeTheFirstLine(String message, String name) {
    assertThat(UnseenText.typeName(message)).isEqualTo(name);
    assertThat(UnseenText.typeName(message + "\n  help: no")).isEqualTo(name);
  }

  @Test
  void aLongNameEndsWithAWord() {
    String name = UnseenText.typeName("[MOEQ101] " + "word and ".repeat(50));
    assertThat(name).matches("MOEQ101(_word_and)+(_word)?");
    assertThat(name.length()).isAtMost(160);
    assertThat(UnseenText.typeName("[MOEQ101]" + "x".repeat(500)).length()).isAtMost(160);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two\nlines \"quoted\" and */ or \\u0022; \\n is no newline",
        "\r\t\f\b\0007",
        "",
      })
  void aLiteralIsTheMessageAgain(String message) {
    String literal = UnseenText.literal(message);
    assertThat(literal).matches("\"[ -~]*\"");
    assertThat(literal.substring(1, literal.length() - 1).translateEscapes()).isEqualTo(message);
  }

  @Test
  void whatIsNotAsciiIsEscaped() {
    assertThat(UnseenText.literal("\u00e9\u4e2d\177")).isEqualTo("\"\\u00e9\\u4e2d\\u007f\"");
  }

  @Test
  void aConstantIsNotTooLongForAClassFile() {
    assertThat(UnseenText.literal("\u4e2d".repeat(100_000)).length()).isLessThan(6 * 20_010);
  }
}

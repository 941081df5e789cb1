package dev.moequant.interop.json;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people and tools write that is no JSON, in words that need no knowledge of a parser. */
class JsonMistakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1,} | 1, 9 | } where there should be a key in double quotes: JSON has no comma behind the last one",
        "[1, ] | 1, 5 | ] where there should be a value: JSON has no comma behind the last one",
        "{'a': 1} | 1, 2 | a single quote: JSON has texts in double quotes",
        "{\"a\": 'b'} | 1, 7 | a single quote: JSON has texts in double quotes",
        "{a: 1} | 1, 2 | a where there should be a key in double quotes",
        "{\"a\": ,} | 1, 7 | , where there should be a value",
        "{\"a\" 1} | 1, 6 | a colon is missing in front of 1",
        "[1 2] | 1, 4 | a comma is missing in front of 2",
        "{\"a\": 1 \"b\": 2} | 1, 9 | a comma is missing in front of \"",
        "[NaN] | 1, 5 | NaN is Python's: JSON has no such number",
        "[-Infinity] | 1, 11 | -Infinity is Python's: JSON has no such number",
        "[True] | 1, 2 | True is Python's: JSON has true",
        "[None] | 1, 2 | None is Python's: JSON has null",
        "[bfloat16] | 1, 2 | bfloat16 is no value: JSON has texts in double quotes",
        "[01] | 1, 3 | a number begins with 0",
        "[1.] | 1, 3 | a number that is not finished",
        "[-] | 1, 3 | a number that is not finished",
        "[\"\\q\"] | 1, 4 | a text has \\q, which is nothing in JSON",
        "[1} | 1, 3 | } stands where ] should",
        "// no | 1, 1 | JSON has no comments",
        "{ | 1, 2 | the file ends before the object that begins at line 1, column 1 is closed",
        "{\"a\": [1 | 1, 9 | the file ends before the list that begins at line 1, column 7 is closed",
        "{\"a | 1, 4 | the file ends within a text",
        "[\"a | 1, 4 | the file ends within a text",
        "{\"a\": | 1, 6 | the file ends within an object",
        "{\"a\": 1, | 1, 9 | the file ends within an object",
        "<html> | 1, 1 | < where there should be a value",
      })
  void itIsSaidInPlainWords(String text, String place, String words) {
    MalformedFileException wrong = refused(text);
    assertThat(wrong.problem()).isEqualTo("not JSON: " + words);
    JsonPosition at = wrong.position().orElseThrow();
    assertThat(at.line() + ", " + at.column()).isEqualTo(place);
  }

  @Test
  void whatNobodySeesIsNamed() {
    assertThat(refused("\uFEFF{}").what())
        .isEqualTo(
            "line 1, column 1: not JSON: a byte order mark (BOM), which Python's json module does"
                + " not take");
    assertThat(refused("{\"a\": \"b\n\"}").problem())
        .isEqualTo("not JSON: a text in double quotes ends on another line than it begins");
    assertThat(refused("[\"\0\"]").problem())
        .isEqualTo("not JSON: a control character (code 0) stands in a text");
    assertThat(refused("[\0]").problem())
        .isEqualTo("not JSON: a control character (code 0) stands between values");
  }

  private static MalformedFileException refused(String text) {
    return assertThrows(MalformedFileException.class, () -> JsonTree.of(text));
  }
}

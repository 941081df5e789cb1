package dev.moequant.internal.text;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class ShownTextTest {
  @Test
  void whateverIsInItStandsOnOneLine() {
    assertThat(ShownText.of("two\nlines\r\u0007\t and \u202eback \u2028 and half \ud83d"))
        .isEqualTo("two\\nlines\\r\\u0007\\t and \\u202eback \\u2028 and half \\ud83d");
    assertThat(ShownText.quoted("vier l40s, für 四")).isEqualTo("\"vier l40s, für 四\"");
  }

  @Test
  void whatIsCutOffIsCounted() {
    assertThat(ShownText.cut("abcd", 4)).isEqualTo("abcd");
    assertThat(ShownText.cut("abcde", 4)).isEqualTo("abcd... (5 characters)");
    assertThat(ShownText.cut("", 4)).isEmpty();
  }

  /** Neither half of a character nor half of an escape. */
  @Test
  void nothingIsCutInTwo() {
    assertThat(ShownText.cut("abc\n\n", 4)).isEqualTo("abc\\n... (5 characters)");
    assertThat(ShownText.cut("a\ud83d\ude00b", 2)).isEqualTo("a\ud83d\ude00... (4 characters)");
  }
}

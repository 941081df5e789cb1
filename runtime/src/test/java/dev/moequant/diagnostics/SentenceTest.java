package dev.moequant.diagnostics;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTest {
  @Test
  void aTemplateTakesAsManyValuesAsItHasPlaces() {
    assertThat(new Sentence("%s and %s, then %s!", List.of("1", "two", "[3]")).toString())
        .isEqualTo("1 and two, then [3]!");
    assertThat(new Sentence("100 of 100", List.of()).toString()).isEqualTo("100 of 100");
    assertThat(new Sentence("%s%s", List.of("%s", "b")).toString()).isEqualTo("%sb");
    IllegalArgumentException tooFew =
        assertThrows(
            IllegalArgumentException.class, () -> new Sentence("%s and %s", List.of("one")));
    assertThat(tooFew).hasMessageThat().isEqualTo("\"%s and %s\" takes 2 values, not 1");
    IllegalArgumentException tooMany =
        assertThrows(
            IllegalArgumentException.class, () -> new Sentence("%s", List.of("one", "two")));
    assertThat(tooMany).hasMessageThat().isEqualTo("\"%s\" takes 1 values, not 2");
  }
}

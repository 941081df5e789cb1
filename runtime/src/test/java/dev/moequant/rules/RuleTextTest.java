package dev.moequant.rules;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.rules.BrokenSchemes.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every message of the table of broken schemes in one file, for a reader to judge them all. */
class RuleTextTest {
  private static final Path TEXTS =
      Path.of(System.getProperty("basedir", ""), "src/test/resources/rules/rule-texts.txt");

  @Test
  void messagesReadAsApproved() throws IOException {
    String texts =
        BrokenSchemes.rows().stream().map(RuleTextTest::shown).collect(Collectors.joining("\n"));
    if ("write".equals(System.getProperty("goldens"))) {
      Files.writeString(TEXTS, texts);
      throw new AssertionError("written: " + TEXTS + "; read it, and run again without -Dgoldens");
    }
    assertThat(texts).isEqualTo(Files.readString(TEXTS));
  }

  private static String shown(Row row) {
    return row.scheme()
        + "\n"
        + QuantRules.check(row.scheme()).stream()
            .map(finding -> finding.message() + "\n")
            .collect(Collectors.joining());
  }

  @Test
  void aPrintedFindingCanBeReadBack() {
    for (Row row : BrokenSchemes.rows()) {
      for (Finding finding : QuantRules.check(row.scheme())) {
        assertThat(Finding.parse(finding.message()).message()).isEqualTo(finding.message());
      }
    }
  }
}

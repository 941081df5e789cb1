package dev.moequant.diagnostics;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.internal.rules.ApprovedFile;
import dev.moequant.internal.rules.BrokenSchemes;
import dev.moequant.internal.rules.BrokenSchemes.Row;
import dev.moequant.internal.rules.QuantRules;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every message of the table of broken schemes in one file, for a reader to judge them all. */
class RuleTextTest {
  @Test
  void messagesReadAsApproved() throws IOException {
    String texts =
        BrokenSchemes.rows().stream().map(RuleTextTest::shown).collect(Collectors.joining("\n"));
    ApprovedFile.matches("rule-texts.txt", texts);
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

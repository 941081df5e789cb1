package dev.moequant.diagnostics;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.internal.rules.QuantRules;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {
  private static final Finding STATIC_TOKENS =
      QuantRules.check(SchemeSpec.int8W8A8().withStaticActivations(true)).get(0);

  @Test
  void aMessageIsThreeLines() {
    assertThat(STATIC_TOKENS.message())
        .isEqualTo(
            """
            [MOEQ208] staticActivations = true contradicts perActToken = true (default): a token's \
            scale is known only when the token is
              help: for scales from each batch, leave staticActivations out
              see docs/rules/MOEQ208.md""");
    assertThat(STATIC_TOKENS.toString()).isEqualTo(STATIC_TOKENS.message());
  }

  @Test
  void aFindingOfASchemeHasItsPlace() {
    assertThat(STATIC_TOKENS.place()).hasValue(SchemeMember.ACTIVATIONS_DYNAMIC);
    assertThat(STATIC_TOKENS.severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void whatIsReadBackHasAllButThePlace() {
    Finding read = Finding.parse(STATIC_TOKENS.message());
    assertThat(read)
        .isEqualTo(
            new Finding(
                SchemeRuleId.STATIC_PER_TOKEN,
                Optional.empty(),
                STATIC_TOKENS.text(),
                STATIC_TOKENS.help()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MOEQ208] no bracket\n  help: leave it out\n  see docs/rules/MOEQ208.md",
        "[MOEQ208 no bracket\n  help: leave it out\n  see docs/rules/MOEQ208.md",
        "[MOEQ208] no help\n  see docs/rules/MOEQ208.md",
        "[MOEQ208] no page\n  help: leave it out",
        "[MOEQ208 \n  help: before the text] leave it out\n  see docs/rules/MOEQ208.md",
        "[MOEQ208] page first\n  see docs/rules/MOEQ208.md\n  help: leave it out"
      })
  void whatIsNoMessageIsNotReadBack(String message) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Finding.parse(message));
    assertThat(thrown).hasMessageThat().isEqualTo("not the message of a finding: " + message);
  }
}

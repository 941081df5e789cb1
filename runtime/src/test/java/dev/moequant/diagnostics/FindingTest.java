package dev.moequant.diagnostics;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.internal.rules.QuantRules;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Finding STATIC_TOKENS =
      QuantRules.check(SchemeSpec.int8W8A8().withStaticActivations(true), VllmRevision.V2025_10)
          .get(0);

  @Test
  void aMessageIsThreeLines() {
    assertThat(STATIC_TOKENS.message())
        .isEqualTo(
            """
            [MOEQ208] staticActivations = true contradicts perActToken = true (default): scales of \
            tokens are computed from each batch, so none can come with the checkpoint
              help: for scales from each batch, leave staticActivations out
              see docs/rules/MOEQ208.md, or run java -jar moequant-processor.jar MOEQ208""");
    assertThat(STATIC_TOKENS.toString()).isEqualTo(STATIC_TOKENS.message());
  }

  @Test
  void aFindingOfASchemeHasItsPlace() {
    assertThat(STATIC_TOKENS.place())
        .isEqualTo(new Place.OfScheme(SchemeMember.ACTIVATIONS_DYNAMIC));
    assertThat(STATIC_TOKENS.severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void aFixIsData() {
    Fix fix = STATIC_TOKENS.fixes().get(0);
    assertThat(STATIC_TOKENS.fixes()).hasSize(1);
    assertThat(fix.purpose()).isEqualTo("for scales from each batch");
    assertThat(fix.changes().stream().map(Member::toString).toList())
        .containsExactly("staticActivations = false");
    assertThat(fix.result()).isEqualTo(SchemeSpec.int8W8A8());
    assertThat(fix.reason()).isEmpty();
  }

  @Test
  void fixesAreEqualByWhatTheyChangeAndSay() {
    SchemeSpec from = SchemeSpec.fp8W8A8();
    SchemeSpec to = SchemeSpec.fp8W8A8().withPerActToken(true);
    Fix fix = Fix.of("for tokens", from, to).because(": so");
    Fix same = Fix.of("for tokens", from, to).because(": so");
    assertThat(fix).isEqualTo(same);
    assertThat(fix.hashCode()).isEqualTo(same.hashCode());
    assertThat(fix.hashCode()).isNotEqualTo(Fix.of("for tokens", to, from).hashCode());
    for (Fix other :
        List.of(
            Fix.of("for tokens", from, to),
            Fix.of("", from, to).because(": so"),
            Fix.of("for tokens", to, to).because(": so"),
            Fix.of("for tokens", to, from).because(": so"))) {
      assertThat(fix).isNotEqualTo(other);
    }
    assertThat(fix.equals((Object) "for tokens")).isFalse();
  }

  @Test
  void aFindingIsItsValues() {
    assertThat(STATIC_TOKENS.helpAsData().toString()).isEqualTo(STATIC_TOKENS.help());
    assertThat(STATIC_TOKENS.hashCode())
        .isNotEqualTo(
            QuantRules.check(SchemeSpec.fp8W8A8().withPerActToken(true)).get(0).hashCode());
    assertThat(STATIC_TOKENS.textAsData().values())
        .containsExactly("staticActivations = true", "perActToken = true (default)")
        .inOrder();
    Finding other = STATIC_TOKENS.withHelp(new Sentence("another %s", List.of("help")));
    assertThat(other.help()).isEqualTo("another help");
    assertThat(other).isNotEqualTo(STATIC_TOKENS);
    assertThat(other.text()).isEqualTo(STATIC_TOKENS.text());
  }
}

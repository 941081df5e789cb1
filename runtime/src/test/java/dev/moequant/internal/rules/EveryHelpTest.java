package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.util.stream.Collectors.toSet;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.SchemeRuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.scheme.SchemeSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What helps offer, taken at their word. */
class EveryHelpTest {
  /** It says what to do outside the scheme. */
  private static final Set<RuleId> WITHOUT_EDITS = Set.of(SchemeRuleId.ACT_ORDER_GROUP);

  /** A prime, too. */
  private static final int ONE_IN = EveryScheme.IN_FULL ? 97 : 607;

  private final Set<RuleId> checked = new HashSet<>();

  @Test
  void everyWayOutOfTheOnlyFindingEndsWithoutFindings() {
    Census census = Census.taken();
    Set<RuleId> found = new HashSet<>();
    Stream<SchemeSpec> lone = census.lone().stream().map(Census.Lone::scheme);
    Stream.concat(census.sound().stream(), lone.filter(EveryScheme.sampled()))
        .forEach(
            scheme -> {
              List<Finding> findings = QuantRules.check(scheme);
              if (findings.size() == 1) {
                found.add(findings.get(0).rule());
                assertWaysLeadOut(scheme, findings.get(0), Set.of());
              }
            });

    found.removeAll(WITHOUT_EDITS);
    assertThat(checked).isEqualTo(found);
    assertThat(QuantRules.ALL.stream().map(Rule::id).collect(toSet()))
        .containsExactlyElementsIn(Stream.of(checked, WITHOUT_EDITS).flatMap(Set::stream).toList());
  }

  @Test
  void besideOtherMistakesNoWayBringsANewOne() {
    EveryScheme.all()
        .filter(EveryScheme.oneIn(ONE_IN))
        .forEach(
            scheme -> {
              List<Finding> findings = QuantRules.check(scheme);
              Set<RuleId> known = findings.stream().map(Finding::rule).collect(toSet());
              findings.forEach(finding -> assertWaysLeadOut(scheme, finding, known));
            });

    assertThat(checked).isNotEmpty();
  }

  /** The finding is gone, and what remains was there before. */
  private void assertWaysLeadOut(SchemeSpec scheme, Finding finding, Set<RuleId> known) {
    List<SchemeSpec> ends = Ways.taken(scheme, finding.help());
    if (!ends.isEmpty()) {
      checked.add(finding.rule());
    }
    if (finding.rule() == SchemeRuleId.DTYPE_PAIR) {
      assertNearPairsFit(scheme, finding, ends, known);
      return;
    }
    assertWithMessage("%s\n%s", scheme, finding)
        .that(ends.isEmpty())
        .isEqualTo(WITHOUT_EDITS.contains(finding.rule()));
    for (SchemeSpec end : ends) {
      for (Finding after : QuantRules.check(end)) {
        boolean isOther =
            !(after.rule().equals(finding.rule()) && after.place().equals(finding.place()));
        assertWithMessage("%s\n%s\n%s\n%s", scheme, finding, end, after)
            .that(isOther && known.contains(after.rule()))
            .isTrue();
      }
    }
  }

  /** They may be warned about. Beside other mistakes there may be none that the rest goes with. */
  private static void assertNearPairsFit(
      SchemeSpec scheme, Finding finding, List<SchemeSpec> ends, Set<RuleId> known) {
    List<SchemeSpec> wrong = ends.stream().filter(end -> hasOtherError(end, known)).toList();
    boolean isNone = !known.isEmpty() && wrong.size() == ends.size();
    assertWithMessage("%s\n%s", scheme, finding).that(isNone ? List.of() : wrong).isEmpty();
  }

  private static boolean hasOtherError(SchemeSpec end, Set<RuleId> known) {
    return QuantRules.check(end).stream()
        .filter(after -> after.severity() == Severity.ERROR)
        .anyMatch(after -> !known.contains(after.rule()));
  }
}

package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.util.stream.Collectors.toSet;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Fix;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.SchemeSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What helps offer, taken at their word. */
class EveryHelpTest {
  /** It says what to do outside the scheme. */
  private static final Set<RuleId> WITHOUT_EDITS = Set.of(DTypeRules.ACT_ORDER_GROUP.id());

  /** {@link RevisionsTest} has it: the newest revision has everything. */
  private static final Set<RuleId> OF_OLDER_REVISIONS =
      Set.of(PairRules.NOT_YET.id(), ScaleRules.INT8_PER_TENSOR.id());

  /** A prime, too. */
  private static final int ONE_IN = EveryScheme.IN_FULL ? 97 : 4_001;

  private final Set<RuleId> checked = new HashSet<>();

  @Test
  void everyWayOutOfTheOnlyFindingEndsWithoutFindings() {
    Set<RuleId> found = new HashSet<>();
    Census.taken().sound().forEach(sound -> addOnlyFinding(sound, found));
    Map<RuleId, Predicate<SchemeSpec>> samples = new HashMap<>();
    for (Census.Lone lone : Census.taken().lone()) {
      RuleId rule = lone.finding().rule();
      if (samples.computeIfAbsent(rule, id -> EveryScheme.sampled(53)).test(lone.scheme())) {
        addOnlyFinding(lone.scheme(), found);
      }
    }

    found.removeAll(WITHOUT_EDITS);
    assertThat(checked).isEqualTo(found);
    assertThat(QuantRules.rules().stream().map(Rule::id).collect(toSet()))
        .containsExactlyElementsIn(
            Stream.of(checked, WITHOUT_EDITS, OF_OLDER_REVISIONS).flatMap(Set::stream).toList());
  }

  private void addOnlyFinding(SchemeSpec scheme, Set<RuleId> found) {
    List<Finding> findings = QuantRules.check(scheme);
    if (findings.size() == 1) {
      found.add(findings.get(0).rule());
      assertWaysLeadOut(scheme, findings.get(0), Set.of());
    }
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
              assertCompatible(scheme, findings);
            });

    assertThat(checked).isNotEmpty();
  }

  /** Whatever fix of a later finding is made, one of each earlier finding goes with it. */
  private static void assertCompatible(SchemeSpec scheme, List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      List<Fix> earlier = findings.get(i).fixes();
      for (Finding later : findings.subList(i + 1, findings.size())) {
        for (Fix fix : later.fixes()) {
          boolean fits =
              earlier.isEmpty()
                  || earlier.stream().anyMatch(other -> canBeMadeTogether(findings, fix, other));
          assertWithMessage("%s\n%s\n%s", scheme, findings.get(i), later).that(fits).isTrue();
        }
      }
    }
  }

  /** In either order, and what is said afterwards was said before. */
  private static boolean canBeMadeTogether(List<Finding> before, Fix one, Fix other) {
    SchemeSpec both = FixSearch.together(one, other);
    Set<RuleId> known = before.stream().map(Finding::rule).collect(toSet());
    return both.equals(FixSearch.together(other, one))
        && QuantRules.check(both).stream().map(Finding::rule).allMatch(known::contains);
  }

  /** The finding is gone, and what remains was there before. */
  private void assertWaysLeadOut(SchemeSpec scheme, Finding finding, Set<RuleId> known) {
    if (!finding.fixes().isEmpty()) {
      checked.add(finding.rule());
    }
    boolean isAlone = known.isEmpty();
    assertWithMessage("%s\n%s", scheme, finding)
        .that(isAlone && finding.fixes().isEmpty())
        .isEqualTo(isAlone && WITHOUT_EDITS.contains(finding.rule()));
    for (Fix fix : finding.fixes()) {
      assertWithMessage(finding.help()).that(finding.help()).contains(printed(fix));
      for (Finding after : QuantRules.check(fix.result())) {
        boolean isOther =
            !(after.rule().equals(finding.rule()) && after.place().equals(finding.place()));
        assertWithMessage("%s\n%s\n%s\n%s", scheme, finding, fix, after)
            .that(isOther && known.contains(after.rule()))
            .isTrue();
      }
    }
  }

  /** Of a choice between values of one member, its own. */
  private static String printed(Fix fix) {
    Member last = fix.changes().get(fix.changes().size() - 1);
    return last.isDefault() ? last.name().replaceAll("\\..*", "") : last.literal();
  }
}

package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.internal.rules.Case.at;
import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Rule.warning;
import static dev.moequant.internal.rules.Words.fixes;
import static dev.moequant.internal.rules.Words.member;
import static dev.moequant.internal.rules.Words.shown;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Fix;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of a declaration. The real rules say them once, when their class is loaded. */
class RuleTest {
  private static final SchemeSpec SCHEME = SchemeSpec.int8W8A16();

  private static final Rule<SchemeSpec> RULE =
      warning(199, "a rule of this test")
          .unless(101)
          .when(
              at(SchemeMember.WEIGHTS_GROUP_SHAPE)
                  .given(Operand.WEIGHTS)
                  .when(SCHEME::equals)
                  .unless(102)
                  .unlessThere(103)
                  .says("%s, %s", member(SchemeMember.BIAS), shown(SchemeMember.ACT_ORDER))
                  .fix(s -> s)
                  .help("do: %s; %s", fixes(), s -> 7));

  private final Case<SchemeSpec> only = RULE.cases().get(0);

  @Test
  void aDeclarationIsWhatItsWordsSay() {
    assertThat(RULE.id()).isEqualTo(new RuleId(199));
    assertThat(RULE.severity()).isEqualTo(Severity.WARNING);
    assertThat(RULE.detectedBy()).isEqualTo(DetectedBy.ANYONE);
    assertThat(RULE.toString()).isEqualTo("MOEQ199: a rule of this test");
    assertThat(only.place()).isEqualTo(new Place.OfScheme(SchemeMember.WEIGHTS_GROUP_SHAPE));
    assertThat(only.needs()).containsExactly(Operand.WEIGHTS);
    assertThat(only.isBroken(SCHEME)).isTrue();
    assertThat(only.isBroken(SchemeSpec.int4W4A16())).isFalse();
    assertThat(only.isSupersededBy(new RuleId(101))).isTrue();
    assertThat(only.isSupersededBy(new RuleId(102))).isTrue();
    assertThat(only.isSupersededBy(new RuleId(103))).isFalse();
    assertThat(only.isSupersededAtSameMemberBy(new RuleId(103))).isTrue();
    assertThat(only.isSupersededAtSameMemberBy(new RuleId(101))).isFalse();
  }

  @Test
  void aFindingHasTheFixesInItsHelp() {
    SchemeSpec scheme = SchemeSpec.quantScheme();
    Rule<SchemeSpec> rule =
        error(198, "another")
            .when(
                at(SchemeMember.BIAS)
                    .when(s -> true)
                    .says("%s", member(SchemeMember.BIAS))
                    .fix(s -> s)
                    .help("do: %s; %s", fixes(), s -> 7));
    Fix fix = Fix.of("", scheme, scheme.with(SchemeMember.BIAS, true));
    Finding finding = rule.cases().get(0).finding(scheme, List.of(fix));

    assertThat(finding.text()).isEqualTo("bias = false");
    assertThat(finding.help()).isEqualTo("do: write bias = true; 7");
    assertThat(finding.fixes()).containsExactly(fix);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.cases().get(0).finding(scheme, List.of()).help())
        .isEqualTo("do: fix the other findings first; 7");
  }

  @Test
  void placesAreCountedWhenARuleIsDeclared() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> at(SchemeMember.BIAS).says("%s and %s", member(SchemeMember.BIAS)));
    assertThat(thrown).hasMessageThat().isEqualTo("\"%s and %s\" takes 2 values");
  }

  @Test
  void aRuleWithoutAConditionSaysWhatItIsGiven() {
    Finding finding = TensorRules.SCALE_KIND.finding(List.of("a", 1, "not b"), List.of("c"));

    assertThat(finding.message())
        .isEqualTo(
            "[MOEQ306] a is 1, not b\n  help: c\n  see docs/rules/MOEQ306.md, or run java -jar moequant-processor.jar MOEQ306");
    assertThat(finding.place()).isEqualTo(Place.WHOLE);
    assertThrows(
        IllegalArgumentException.class,
        () -> TensorRules.SCALE_KIND.finding(List.of("a"), List.of("c")));
  }

  @Test
  void rulesThatSupersedeExist() {
    List<RuleId> known = AllRules.all().stream().<RuleId>map(Rule::id).toList();
    for (Rule<SchemeSpec> rule : QuantRules.SET.rules()) {
      assertThat(known).containsAtLeastElementsIn(rule.supersededBy());
      for (int number = 0; number < 1000; number++) {
        RuleId id = new RuleId(number);
        boolean isNamed =
            rule.cases().stream()
                .anyMatch(one -> one.isSupersededBy(id) || one.isSupersededAtSameMemberBy(id));
        assertThat(!isNamed || known.contains(id)).isTrue();
      }
    }
  }
}

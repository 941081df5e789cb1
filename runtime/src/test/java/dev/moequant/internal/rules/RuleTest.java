package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.internal.rules.Rule.rule;
import static dev.moequant.internal.rules.Rule.values;

import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.RuleText;
import dev.moequant.diagnostics.SchemeRuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.diagnostics.ShapeRuleId;
import dev.moequant.scheme.OperandSpec;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import org.junit.jupiter.api.Test;

/** The words of a declaration. The real rules say them once, when their class is loaded. */
class RuleTest {
  private static final SchemeSpec SCHEME = SchemeSpec.fp8W8A8();

  @Test
  void aDeclarationIsWhatItsWordsSay() {
    Rule rule =
        rule(ShapeRuleId.GROUP_SIZE)
            .at(SchemeMember.WEIGHTS_GRANULARITY)
            .when(s -> s.equals(SCHEME))
            .unless(SchemeRuleId.MODEL_DTYPE)
            .unlessThere(SchemeRuleId.DTYPE_PAIR)
            .says(s -> values("groupSize = 0"))
            .helps(s -> values(""));

    assertThat(rule.id()).isEqualTo(ShapeRuleId.GROUP_SIZE);
    assertThat(rule.place()).isEqualTo(SchemeMember.WEIGHTS_GRANULARITY);
    assertThat(((Rule.Input.Declared) rule.input()).broken().test(SCHEME)).isTrue();
    assertThat(rule.supersededBy()).containsExactly(SchemeRuleId.MODEL_DTYPE);
    assertThat(rule.supersededAtSameMember()).containsExactly(SchemeRuleId.DTYPE_PAIR);
    assertThat(rule.finding(SCHEME).text())
        .isEqualTo("groupSize = 0: a group holds at least one value");
  }

  @Test
  void withoutConditionAndValuesNothingIsBrokenAndNothingFilled() {
    Rule rule =
        rule(ShapeRuleId.GROUP_SIZE).at(SchemeMember.WEIGHTS_GROUP_SHAPE).helps(s -> values(""));

    assertThat(((Rule.Input.Declared) rule.input()).broken().test(SCHEME)).isFalse();
    assertThat(rule.text().apply(SCHEME)).isEmpty();
  }

  @Test
  void theOtherStagesReadWhatIsResolved() {
    Rule operand =
        rule(ShapeRuleId.GROUP_SIZE)
            .at(SchemeMember.WEIGHTS_GROUP_SHAPE)
            .whenOperand((s, o) -> o.isQuantized())
            .says(s -> values())
            .helps(s -> values());
    Rule resolved =
        rule(ShapeRuleId.GROUP_SIZE)
            .at(SchemeMember.WEIGHTS_GROUP_SHAPE)
            .whenResolved((s, r) -> r.weights().isQuantized())
            .says(s -> values())
            .helps(s -> values());

    OperandSpec weights = SCHEME.resolved().weights();
    assertThat(((Rule.Input.Operand) operand.input()).broken().test(SCHEME, weights)).isTrue();
    assertThat(((Rule.Input.Resolved) resolved.input()).broken().test(SCHEME, SCHEME.resolved()))
        .isTrue();
  }

  @Test
  void wordsHaveASeverityAndAFinder() {
    assertThat(RuleText.error("a", "b"))
        .isEqualTo(new RuleText(Severity.ERROR, DetectedBy.ANYONE, "a", "b"));
    assertThat(RuleText.warning("a", "b").foundBy(DetectedBy.COMPILER))
        .isEqualTo(new RuleText(Severity.WARNING, DetectedBy.COMPILER, "a", "b"));
  }

  @Test
  void aFindingHasTheSeverityOfItsRuleAndPrintsItsMessage() {
    Finding warning =
        Finding.of(SchemeRuleId.ACT_ORDER_GROUP, values("actOrder = GROUP"), values());

    assertThat(warning.severity()).isEqualTo(Severity.WARNING);
    assertThat(warning.toString()).isEqualTo(warning.message());
    assertThat(SchemeRuleId.OPERANDS_DIFFER.finder()).isEqualTo(DetectedBy.RUN_TIME);
  }
}

package dev.moequant.rules;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.annotations.DType;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.SpecPath;
import org.junit.jupiter.api.Test;

/** The words of a declaration. */
class RuleTest {
  private static final SchemeSpec SCHEME = SchemeSpec.fp8W8A8().withBlockShape(7, 9);

  @Test
  void aDeclarationKeepsWhatItIsTold() {
    Rule rule =
        Rule.rule(ShapeRuleId.BLOCK_SHAPE_LENGTH)
            .at(SpecPath.WEIGHTS_GROUP_SHAPE)
            .when(scheme -> scheme.equals(SCHEME))
            .unless(ShapeRuleId.GROUP_SIZE)
            .unlessThere(SchemeRuleId.MXFP4_BLOCKS)
            .says(scheme -> Rule.values(scheme.member(SpecPath.WEIGHTS_GROUP_SHAPE), "two"))
            .helps(scheme -> Rule.values("this", scheme.kind()));
    assertThat(rule.id()).isEqualTo(ShapeRuleId.BLOCK_SHAPE_LENGTH);
    assertThat(rule.place()).isEqualTo(SpecPath.WEIGHTS_GROUP_SHAPE);
    assertThat(rule.silencedBy()).containsExactly(ShapeRuleId.GROUP_SIZE);
    assertThat(rule.silencedThereBy()).containsExactly(SchemeRuleId.MXFP4_BLOCKS);
    assertThat(((Rule.Stage.Declared) rule.stage()).broken().test(SCHEME)).isTrue();
    assertThat(rule.finding(SCHEME).message())
        .isEqualTo(
            """
            [MOEQ101] blockShape = {7, 9} has two: vLLM's block_shape is a pair, rows (N) and \
            columns (K)
              help: write this = FP8_W8A8
              see docs/rules/MOEQ101.md""");
  }

  @Test
  void aDeclarationCanReadWhatIsMeant() {
    Rule ofOperand =
        Rule.rule(ShapeRuleId.GROUP_SIZE)
            .whenOperand((scheme, operand) -> operand.groupShape().isPresent())
            .helps(scheme -> Rule.values());
    assertThat(ofOperand.stage()).isInstanceOf(Rule.Stage.Operand.class);
    Rule ofBoth =
        Rule.rule(ShapeRuleId.GROUP_SIZE)
            .whenResolved((scheme, both) -> both.weights().dtype() == DType.INT8)
            .helps(scheme -> Rule.values());
    assertThat(ofBoth.stage()).isInstanceOf(Rule.Stage.Resolved.class);
  }

  @Test
  void aDeclarationThatSaysNothingIsNeverBroken() {
    Rule rule = Rule.rule(ShapeRuleId.GROUP_SIZE).helps(scheme -> Rule.values());
    assertThat(((Rule.Stage.Declared) rule.stage()).broken().test(SCHEME)).isFalse();
    assertThat(rule.text().apply(SCHEME)).isEmpty();
    assertThat(rule.silencedBy()).isEmpty();
    assertThat(rule.silencedThereBy()).isEmpty();
  }

  @Test
  void wordsKeepTheirSeverityAndTheirFinder() {
    RuleText error = RuleText.error("wrong", "mend it");
    assertThat(error).isEqualTo(new RuleText(Severity.ERROR, Finder.ANYONE, "wrong", "mend it"));
    assertThat(error.foundBy(Finder.COMPILER))
        .isEqualTo(new RuleText(Severity.ERROR, Finder.COMPILER, "wrong", "mend it"));
    assertThat(RuleText.warning("odd", "look"))
        .isEqualTo(new RuleText(Severity.WARNING, Finder.ANYONE, "odd", "look"));
  }
}

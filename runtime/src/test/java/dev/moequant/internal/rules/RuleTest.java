package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.internal.rules.Case.at;
import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Rule.warning;
import static dev.moequant.internal.rules.Words.fixes;
import static dev.moequant.internal.rules.Words.member;
import static dev.moequant.internal.rules.Words.shown;
import static dev.moequant.scheme.VllmRevision.NEWEST;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Fix;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.Rejection;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** The words of a declaration. The real rules say them once, when their class is loaded. */
class RuleTest {
  private static final SchemeSpec SCHEME = SchemeSpec.int8W8A16();

  // Not static: declared anew for each test, so that a changed word of a declaration is noticed.
  private final Rule<SchemeSpec> declared =
      warning(199, "a rule of this test")
          .unless(101)
          .when(
              at(SchemeMember.WEIGHTS_GROUP_SHAPE)
                  .given(Operand.WEIGHTS)
                  .when(SCHEME::equals)
                  .unless(102)
                  .unlessThere(103)
                  .says(
                      "%s, %s",
                      member(SchemeMember.WEIGHTS_ZERO_POINTS), shown(SchemeMember.ACT_ORDER))
                  .fix(s -> s)
                  .help("do: %s; %s", fixes(), s -> 7));

  private final Case<SchemeSpec> only = declared.cases().get(0);

  @Test
  void aDeclarationIsWhatItsWordsSay() {
    assertThat(declared.id()).isEqualTo(new RuleId(199));
    assertThat(declared.severity()).isEqualTo(Severity.WARNING);
    assertThat(declared.detectedBy()).isEqualTo(DetectedBy.ANYONE);
    assertThat(declared.toString()).isEqualTo("MOEQ199: a rule of this test");
    assertThat(only.place()).isEqualTo(new Place.OfScheme(SchemeMember.WEIGHTS_GROUP_SHAPE));
    assertThat(only.needs()).containsExactly(Operand.WEIGHTS);
    assertThat(only.isBroken(SCHEME, NEWEST)).isTrue();
    assertThat(only.isBroken(SchemeSpec.int4W4A16(), NEWEST)).isFalse();
    assertThat(only.isSupersededBy(new RuleId(101))).isTrue();
    assertThat(only.isSupersededBy(new RuleId(102))).isTrue();
    assertThat(only.isSupersededBy(new RuleId(103))).isFalse();
    assertThat(only.isSupersededAtSameMemberBy(new RuleId(103))).isTrue();
    assertThat(only.isSupersededAtSameMemberBy(new RuleId(101))).isFalse();
    assertThat(only.isNearestFirst()).isFalse();
    assertThat(only.proposals(SCHEME)).isNotEmpty();
    assertThat(only.finding(SCHEME, NEWEST, List.of(), false).text())
        .isEqualTo("zeroPoints = false, actOrder = NONE (default)");
    assertThat(only.toString()).startsWith("MOEQ199 at ");
  }

  @Test
  void aFindingMayPointAtAnElement() {
    Case<SchemeSpec> one =
        error(197, "an element")
            .when(
                Case.ofOperands(
                    operand ->
                        at(operand.groupShape())
                            .atElement(s -> 1)
                            .says("words")
                            .nearestFirst()
                            .help("do something")))
            .cases()
            .get(1);
    assertThat(one.place()).isEqualTo(new Place.OfScheme(SchemeMember.WEIGHTS_GROUP_SHAPE));
    assertThat(one.finding(SCHEME, NEWEST, List.of(), false).place())
        .isEqualTo(new Place.OfScheme(SchemeMember.WEIGHTS_GROUP_SHAPE, 1));
    assertThat(one.isNearestFirst()).isTrue();
    assertThat(one.isBroken(SCHEME, NEWEST)).isFalse(); // nothing says when
    assertThat(one.proposals(SCHEME)).isEmpty();
  }

  @Test
  void whoFindsItIsSaidInFront() {
    Rule<Object> byCompiler = error(196, "seen").byCompiler().says("a %s", "b");
    assertThat(byCompiler.detectedBy()).isEqualTo(DetectedBy.COMPILER);
    assertThat(byCompiler.finding(List.of(1), List.of()).text()).isEqualTo("a 1");
    assertThat(error(195, "met").atRunTime().says("a", "b").detectedBy())
        .isEqualTo(DetectedBy.RUN_TIME);
  }

  /** Rules of a test: one asked always, one where the weights mean something, one that warns. */
  private static RuleSet<SchemeSpec> rules(boolean isKnownSound, Set<Operand> withoutMeaning) {
    return new RuleSet<>(
        List.of(
            error(194, "always").when(at(SchemeMember.BIAS).when(s -> true)),
            error(193, "given")
                .when(at(SchemeMember.WEIGHTS_DTYPE).given(Operand.WEIGHTS).when(s -> true)),
            warning(192, "warns").when(at(SchemeMember.ACT_ORDER).when(s -> true))),
        NEWEST) {
      @Override
      ToIntFunction<Place> positions(SchemeSpec subject) {
        return place -> ((Place.OfScheme) place).member().compareTo(SchemeMember.WEIGHTS_DTYPE);
      }

      @Override
      boolean isKnownSound(SchemeSpec subject) {
        return isKnownSound;
      }

      @Override
      Set<Operand> withoutMeaning(SchemeSpec subject, List<Case<SchemeSpec>> broken) {
        return withoutMeaning;
      }
    };
  }

  private static List<Integer> reported(RuleSet<SchemeSpec> rules) {
    return rules.reported(SCHEME).stream().map(one -> one.rule().id().number()).toList();
  }

  @Test
  void aSetAsksWhatCanBeAsked() {
    assertThat(reported(rules(false, Set.of()))).containsExactly(193, 192, 194).inOrder();
    assertThat(reported(rules(false, Set.of(Operand.WEIGHTS)))).containsExactly(192, 194).inOrder();
    assertThat(reported(rules(true, Set.of()))).containsExactly(192);
  }

  @Test
  void aStubSaysWhatTheCompilerSaid() {
    SchemeSpec wrong = SchemeSpec.int8W8A8().withStaticActivations(true);
    Finding ofScheme = QuantRules.check(wrong).get(0);
    Finding ofMember = TensorRules.SCALE_KIND.finding(List.of("a", 1, "not b"), List.of("c"));
    Rejection ofId = Rejection.of(ofScheme);
    assertThat(ofId).isEqualTo(Rejection.ofScheme(208));
    assertThat(Rejection.of(ofMember))
        .isEqualTo(new Rejection(306, List.of("a", "1", "not b"), List.of("c")));
    assertThat(Rejections.findings(wrong, NEWEST, List.of(Rejection.of(ofMember), ofId, ofId)))
        .containsExactly(ofMember, ofScheme)
        .inOrder();
    assertThat(Rejections.findings(wrong, NEWEST, List.of(Rejection.ofScheme(101)))).isEmpty();
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
    Finding finding = rule.cases().get(0).finding(scheme, NEWEST, List.of(fix), false);

    assertThat(finding.text()).isEqualTo("bias = false");
    assertThat(finding.help()).isEqualTo("do: write bias = true; 7");
    assertThat(finding.fixes()).containsExactly(fix);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.cases().get(0).finding(scheme, NEWEST, List.of(), false).help())
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
  void aRuleThatEndsARunSaysTheSameAsAnException() {
    List<String> text = List.of("a", "b", "c");
    assertThat(TensorRules.SCALE_KIND.exception(text, List.of("d")).findings())
        .containsExactly(TensorRules.SCALE_KIND.finding(text, List.of("d")));
  }

  @Test
  void rulesThatSupersedeExist() {
    List<RuleId> known = AllRules.all().stream().<RuleId>map(Rule::id).toList();
    for (Rule<?> rule : AllRules.all()) {
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

package dev.moequant.rules;

import dev.moequant.spec.Member;
import dev.moequant.spec.ResolvedScheme;
import dev.moequant.spec.SchemeSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules, and the one way to run them. */
public final class QuantRules {
  /** Every declared rule; a rule that looks at both operands stands here twice. */
  public static final List<Rule> ALL =
      Stream.of(ShapeRules.RULES, SchemeRules.RULES).flatMap(List::stream).toList();

  private QuantRules() {}

  /**
   * Everything that is wrong with a scheme, never only the first.
   *
   * @param scheme any scheme
   * @return the findings, ordered by the member they point at, then by id; empty if there is none
   */
  public static List<Finding> check(SchemeSpec scheme) {
    List<Rule> broken =
        new ArrayList<>(broken(Rule.Stage.Declared.class, d -> d.broken().test(scheme)));
    if (broken.stream().noneMatch(QuantRules::isShapeError)) {
      ResolvedScheme resolved = scheme.resolved();
      broken.addAll(broken(Rule.Stage.Resolved.class, r -> r.broken().test(scheme, resolved)));
    }
    Set<RuleId> speaking = broken.stream().map(Rule::id).collect(Collectors.toSet());
    List<Member> members = scheme.members();
    return broken.stream()
        .filter(rule -> rule.silencedBy().stream().noneMatch(speaking::contains))
        .sorted(
            Comparator.comparingInt((Rule rule) -> members.indexOf(scheme.member(rule.place())))
                .thenComparingInt(rule -> rule.id().number()))
        .map(rule -> rule.finding(scheme))
        .toList();
  }

  private static <S extends Rule.Stage> List<Rule> broken(Class<S> stage, Predicate<S> isBroken) {
    return ALL.stream()
        .filter(rule -> stage.isInstance(rule.stage()) && isBroken.test(stage.cast(rule.stage())))
        .toList();
  }

  private static boolean isShapeError(Rule rule) {
    return rule.id() instanceof ShapeRuleId && rule.id().words().severity() == Severity.ERROR;
  }
}

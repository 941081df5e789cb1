package dev.moequant.internal.rules;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.SchemeRuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.diagnostics.ShapeRuleId;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.OperandSpec;
import dev.moequant.scheme.ResolvedScheme;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All rules about a scheme, and the one way to run them. */
public final class QuantRules {
  /** Every declared rule; a rule that looks at both operands stands here twice. */
  public static final List<Rule> ALL =
      Stream.of(ShapeRules.RULES, FormatRules.RULES, SchemeRules.RULES, ScaleRules.RULES)
          .flatMap(List::stream)
          .toList();

  private static final Set<SchemeMember> ACTIVATIONS =
      EnumSet.range(SchemeMember.ACTIVATIONS_DTYPE, SchemeMember.ACTIVATIONS_DYNAMIC);
  private static final Set<SchemeMember> WEIGHTS =
      EnumSet.range(SchemeMember.WEIGHTS_DTYPE, SchemeMember.WEIGHTS_ZERO_POINTS);

  private static final Set<RuleId> STAND_FOR_SHAPES =
      Set.of(SchemeRuleId.GRANULARITY_WITHOUT_DTYPE, SchemeRuleId.MXFP4_BLOCKS);

  /** A rule that is broken, and the member it points at. */
  private record Broken(Rule rule, int member) {}

  private QuantRules() {}

  /**
   * Everything that is wrong with a scheme, never only the first.
   *
   * @param scheme any scheme
   * @return the findings, ordered by the member they point at, then by id; empty if there is none
   */
  public static List<Finding> check(SchemeSpec scheme) {
    return reported(scheme).stream().map(rule -> rule.finding(scheme)).toList();
  }

  /** The rules that have a finding, in the order of the findings; makes no texts, so it is fast. */
  static List<Rule> reported(SchemeSpec scheme) {
    List<Rule> rules = brokenRules(scheme);
    if (rules.isEmpty()) {
      return List.of();
    }
    List<Member> members = scheme.members();
    List<Broken> broken = rules.stream().map(r -> new Broken(r, indexOf(r, members))).toList();
    return broken.stream()
        .filter(one -> broken.stream().noneMatch(other -> supersedes(other, one)))
        .sorted(
            Comparator.comparingInt(Broken::member).thenComparingInt(b -> b.rule().id().number()))
        .map(Broken::rule)
        .toList();
  }

  /** All of them, also those that another supersedes. */
  static List<Rule> brokenRules(SchemeSpec scheme) {
    List<Rule> broken = new ArrayList<>();
    for (Rule rule : ALL) {
      if (rule.input() instanceof Rule.Input.Declared declared && declared.broken().test(scheme)) {
        broken.add(rule);
      }
    }
    boolean activations = hasMeaning(ACTIVATIONS, scheme, broken);
    boolean weights = hasMeaning(WEIGHTS, scheme, broken);
    if (activations) {
      addBroken(ACTIVATIONS, scheme, OperandSpec.of(scheme.activations()), broken);
    }
    if (weights) {
      addBroken(WEIGHTS, scheme, OperandSpec.of(scheme.weights()), broken);
    }
    if (activations && weights) {
      ResolvedScheme resolved = scheme.resolved();
      for (Rule rule : ALL) {
        if (rule.input() instanceof Rule.Input.Resolved input
            && input.broken().test(scheme, resolved)) {
          broken.add(rule);
        }
      }
    }
    return broken;
  }

  private static void addBroken(
      Set<SchemeMember> places, SchemeSpec scheme, OperandSpec operand, List<Rule> broken) {
    for (Rule rule : ALL) {
      if (rule.input() instanceof Rule.Input.Operand input
          && places.contains(rule.place())
          && input.broken().test(scheme, operand)) {
        broken.add(rule);
      }
    }
  }

  /** Whether an operand has a resolved form: no shape error at a member that decides about it. */
  private static boolean hasMeaning(
      Set<SchemeMember> operand, SchemeSpec scheme, List<Rule> broken) {
    return broken.stream()
        .filter(QuantRules::leavesNoMeaning)
        .flatMap(rule -> scheme.findMember(rule.place()).stream())
        .allMatch(member -> Collections.disjoint(member.places(), operand));
  }

  private static int indexOf(Rule rule, List<Member> members) {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).places().contains(rule.place())) {
        return i;
      }
    }
    return -1; // fixed by the annotation: another rule has the same cause and supersedes this one
  }

  private static boolean supersedes(Broken other, Broken one) {
    return one.rule().supersededBy().contains(other.rule().id())
        || (one.rule().supersededAtSameMember().contains(other.rule().id())
            && one.member() == other.member());
  }

  /** Shapes that no resolved form exists for; 203 and 206 stand for shape errors they supersede. */
  private static boolean leavesNoMeaning(Rule rule) {
    boolean isShape = rule.id() instanceof ShapeRuleId || STAND_FOR_SHAPES.contains(rule.id());
    return isShape && rule.id().words().severity() == Severity.ERROR;
  }
}

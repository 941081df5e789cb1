package dev.moequant.internal.rules;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Fix;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All rules about a scheme, and the one way to run them. */
public final class QuantRules {
  private static final List<Rule<SchemeSpec>> RULES =
      Stream.of(
              ShapeRules.RULES,
              GranularityRules.RULES,
              FormatRules.RULES,
              DTypeRules.RULES,
              PairRules.RULES,
              ScaleRules.RULES)
          .flatMap(List::stream)
          .toList();

  private static final Map<VllmRevision, RuleSet<SchemeSpec>> SETS =
      Stream.of(VllmRevision.values())
          .collect(toUnmodifiableMap(revision -> revision, SchemeRuleSet::new));

  private QuantRules() {}

  static List<Rule<SchemeSpec>> rules() {
    return RULES;
  }

  static RuleSet<SchemeSpec> of(VllmRevision revision) {
    return Objects.requireNonNull(SETS.get(revision));
  }

  /**
   * Everything that is wrong with a scheme for the newest revision of vLLM.
   *
   * @param scheme any scheme
   * @return the findings, ordered by the member they point at, then by id; empty if there is none
   */
  public static List<Finding> check(SchemeSpec scheme) {
    return check(scheme, VllmRevision.NEWEST);
  }

  /**
   * Everything that is wrong with a scheme, never only the first.
   *
   * @param scheme any scheme
   * @param revision the revision of vLLM that its config is for
   * @return the findings, ordered by the member they point at, then by id; empty if there is none
   */
  public static List<Finding> check(SchemeSpec scheme, VllmRevision revision) {
    RuleSet<SchemeSpec> rules = of(revision);
    List<Case<SchemeSpec>> reported = rules.reported(scheme);
    if (reported.isEmpty()) {
      return List.of();
    }
    List<List<Fix>> fixes = new FixSearch(rules, scheme, reported).fixes();
    return IntStream.range(0, reported.size())
        .mapToObj(
            i -> reported.get(i).finding(scheme, revision, fixes.get(i), reported.size() == 1))
        .toList();
  }

  private static final class SchemeRuleSet extends RuleSet<SchemeSpec> {
    private static final Set<SchemeMember> ACTIVATIONS =
        EnumSet.range(SchemeMember.ACTIVATIONS_DTYPE, SchemeMember.ACTIVATIONS_DYNAMIC);
    private static final Set<SchemeMember> WEIGHTS =
        EnumSet.range(SchemeMember.WEIGHTS_DTYPE, SchemeMember.WEIGHTS_ZERO_POINTS);

    /** 203 and 206 stand for shape errors that they supersede. */
    private static final Set<RuleId> STAND_FOR_SHAPES = Set.of(new RuleId(203), new RuleId(206));

    SchemeRuleSet(VllmRevision revision) {
      super(RULES, revision);
    }

    /** The catalogue says what may be; that it and the rules agree is a test. */
    @Override
    boolean isKnownSound(SchemeSpec scheme) {
      return Catalogue.since(scheme).filter(revision()::has).isPresent();
    }

    /** -1 for what the annotation fixes: another rule has the same cause and supersedes it. */
    @Override
    ToIntFunction<Place> positions(SchemeSpec scheme) {
      List<Member> members = scheme.members();
      return place -> {
        SchemeMember member = ((Place.OfScheme) place).member();
        for (int i = 0; i < members.size(); i++) {
          if (members.get(i).places().contains(member)) {
            return i;
          }
        }
        return -1;
      };
    }

    /** Those with a shape error at a member that decides about them. */
    @Override
    Set<Operand> withoutMeaning(SchemeSpec scheme, List<Case<SchemeSpec>> broken) {
      Set<Operand> without = EnumSet.noneOf(Operand.class);
      List<Member> members = scheme.members();
      for (Case<SchemeSpec> one : broken) {
        if (leavesNoMeaning(one.rule())) {
          SchemeMember place = ((Place.OfScheme) one.place()).member();
          members.stream()
              .filter(member -> member.places().contains(place))
              .findFirst()
              .ifPresent(member -> addOperands(member.places(), without));
        }
      }
      return without;
    }

    private static void addOperands(Set<SchemeMember> places, Set<Operand> without) {
      if (!Collections.disjoint(places, ACTIVATIONS)) {
        without.add(Operand.ACTIVATIONS);
      }
      if (!Collections.disjoint(places, WEIGHTS)) {
        without.add(Operand.WEIGHTS);
      }
    }

    private static boolean leavesNoMeaning(Rule<SchemeSpec> rule) {
      boolean isShape = rule.id().number() / 100 == 1 || STAND_FOR_SHAPES.contains(rule.id());
      return isShape && rule.severity() == Severity.ERROR;
    }
  }
}

package dev.moequant.internal.rules;

import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.NONE;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.scheme.Operand.ACTIVATIONS;
import static dev.moequant.scheme.Operand.WEIGHTS;

import dev.moequant.annotations.ActOrder;
import dev.moequant.diagnostics.Fix;
import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Completes the fixes of a rule, so that none leads into the next finding. A rule proposes a
 * changed scheme; all rules check it, and where one of them reports something new, the fewest
 * further members are changed that avoid it.
 */
final class FixSearch {
  /** More would not be read. */
  private static final int MOST = 2;

  private final RuleSet<SchemeSpec> rules;
  private final SchemeSpec scheme;
  private final List<Case<SchemeSpec>> before;

  /**
   * For the findings of one scheme.
   *
   * @param rules what checks a fix
   * @param scheme the scheme
   * @param reported what they report about it
   */
  FixSearch(RuleSet<SchemeSpec> rules, SchemeSpec scheme, List<Case<SchemeSpec>> reported) {
    this.rules = rules;
    this.scheme = scheme;
    this.before = reported;
  }

  /**
   * For each finding its fixes: one for each purpose that can be had, or as many alternatives as
   * are worth reading. One of each earlier finding can be made together with it: that gives no
   * member two values, and no rule has something new to say.
   */
  List<List<Fix>> fixes() {
    List<List<Fix>> all = new ArrayList<>(before.size());
    for (Case<SchemeSpec> broken : before) {
      all.add(fixes(broken, all));
    }
    return all;
  }

  private List<Fix> fixes(Case<SchemeSpec> broken, List<List<Fix>> earlier) {
    Stream<Fix> found =
        broken
            .proposals(scheme)
            .flatMap(proposal -> fix(broken, proposal, earlier).stream())
            .distinct();
    List<Fix> own =
        (broken.isNearestFirst()
                ? found.sorted(Comparator.comparingInt(fix -> fix.changes().size()))
                : found)
            .toList();
    List<Fix> fixes = own.isEmpty() ? ofEarlier(broken, earlier) : own;
    boolean areShort =
        fixes.stream().noneMatch(fix -> fix.purpose().isEmpty()) || FixPrinter.areOneChoice(fixes);
    return areShort ? fixes : fixes.stream().limit(MOST).toList();
  }

  /** What fixes an earlier finding may fix this one, too. */
  private List<Fix> ofEarlier(Case<SchemeSpec> broken, List<List<Fix>> earlier) {
    return earlier.stream()
        .flatMap(List::stream)
        .distinct()
        .filter(fix -> isOut(broken, fix.result()))
        .filter(fix -> fitsAll(fix, earlier))
        .toList();
  }

  private Optional<Fix> fix(
      Case<SchemeSpec> broken, Proposal<SchemeSpec> proposal, List<List<Fix>> earlier) {
    return proposal
        .starts()
        .flatMap(
            start ->
                completed(broken, start, proposal.kept())
                    .map(end -> fix(proposal, end, end.equals(start))))
        .filter(fix -> fitsAll(fix, earlier))
        .findFirst();
  }

  /** The reason is one for what the rule proposes, not for the members that complete it. */
  private Fix fix(Proposal<SchemeSpec> proposal, SchemeSpec end, boolean isAsProposed) {
    Fix fix = Fix.of(proposal.purpose(), scheme, end);
    return isAsProposed ? fix.because(proposal.reason()) : fix;
  }

  /** Whether one fix of each earlier finding can be made with it. */
  private boolean fitsAll(Fix fix, List<List<Fix>> earlier) {
    return earlier.stream()
        .allMatch(others -> others.isEmpty() || others.stream().anyMatch(one -> fits(fix, one)));
  }

  private boolean fits(Fix fix, Fix other) {
    return !contradicts(fix, other) && before.containsAll(rules.reported(together(fix, other)));
  }

  /** Whether they give one member two values. */
  private static boolean contradicts(Fix one, Fix other) {
    return one.changes().stream()
        .anyMatch(
            change ->
                other.changes().stream()
                    .anyMatch(
                        second -> second.name().equals(change.name()) && !second.equals(change)));
  }

  /** The scheme with the changes of both. */
  static SchemeSpec together(Fix one, Fix other) {
    SchemeSpec both = one.result();
    for (SchemeMember place : SchemeMember.values()) {
      if (other.changes().stream().anyMatch(change -> change.places().contains(place))) {
        both = both.with(place, other.result().get(place));
      }
    }
    return both;
  }

  private Stream<SchemeSpec> completed(
      Case<SchemeSpec> broken, SchemeSpec start, Optional<SchemeMember> keeping) {
    if (isOut(broken, start)) {
      return Stream.of(start);
    }
    Optional<Member> kept = keeping.flatMap(start::findMember);
    List<Member> begun = Fix.changed(scheme, start);
    return more(start)
        .distinct()
        .filter(end -> end.members().containsAll(begun))
        .filter(end -> kept.stream().allMatch(end.members()::contains))
        .sorted(Comparator.comparingInt(end -> Fix.changed(scheme, end).size()))
        .filter(end -> isOut(broken, end));
  }

  /** The finding is gone, and no rule has a new one. */
  private boolean isOut(Case<SchemeSpec> broken, SchemeSpec end) {
    List<Case<SchemeSpec>> after = rules.reported(end);
    return !after.contains(broken) && before.containsAll(after);
  }

  /** With every other form that the two operands usually have, and with less of the rest. */
  private static Stream<SchemeSpec> more(SchemeSpec start) {
    int k = Forms.blockK(start);
    Stream<SchemeSpec> ends = Stream.of(start);
    ends = and(ends, List.of(s -> s.with(SchemeMember.ACTIVATIONS_DYNAMIC, true)));
    ends = and(ends, List.of(s -> s.with(SchemeMember.WEIGHTS_ZERO_POINTS, false)));
    ends = and(ends, List.of(s -> s.with(SchemeMember.PRECISION_CONFIG, false)));
    ends = and(ends, List.of(s -> s.with(SchemeMember.ACT_ORDER, ActOrder.NONE)));
    ends =
        and(
            ends,
            List.of(
                s -> Forms.with(s, ACTIVATIONS, NONE),
                s -> Forms.with(s, ACTIVATIONS, PER_TOKEN),
                s -> Forms.with(s, ACTIVATIONS, PER_TENSOR),
                s -> Forms.with(s, ACTIVATIONS, GROUP, 1, k)));
    ends = and(ends, ofMixedDtypes(start, ACTIVATIONS, k));
    ends = and(ends, ofMixedDtypes(start, WEIGHTS, k));
    return and(
        ends,
        List.of(
            s -> Forms.with(s, WEIGHTS, NONE),
            s -> Forms.with(s, WEIGHTS, PER_CHANNEL),
            s -> Forms.with(s, WEIGHTS, PER_TENSOR),
            s -> Forms.with(s, WEIGHTS, BLOCK, 128, k),
            s -> Forms.with(s, WEIGHTS, GROUP, 0, k),
            s -> Forms.with(s, WEIGHTS, GROUP, 0, 128)));
  }

  /** Two dtypes have few forms, which are none of the usual ones. */
  private static List<UnaryOperator<SchemeSpec>> ofMixedDtypes(
      SchemeSpec start, Operand operand, int k) {
    return Pair.of(start).isMixed()
        ? Catalogue.formsOfDtypes(start)
            .flatMap(
                form ->
                    Stream.of(k, 128)
                        .<UnaryOperator<SchemeSpec>>map(
                            width -> s -> form.declaredIn(s, operand, width)))
            .toList()
        : List.of();
  }

  private static Stream<SchemeSpec> and(
      Stream<SchemeSpec> schemes, List<UnaryOperator<SchemeSpec>> edits) {
    return schemes.flatMap(
        scheme -> Stream.concat(Stream.of(scheme), edits.stream().map(edit -> edit.apply(scheme))));
  }
}

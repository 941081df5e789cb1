package dev.moequant.internal.rules;

import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.NONE;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.annotations.Granularity.PER_TOKEN;

import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
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

  private static final List<Integer> NO_SHAPE = List.of();

  /**
   * What a way is for, in words, and what it may begin with, the best first.
   *
   * @param words as in {@code for blocks}
   * @param kept what stays as a start has it, even where that is what was declared
   * @param starts the scheme with what the rule would change
   */
  record Aim(String words, SchemeMember kept, Stream<SchemeSpec> starts) {}

  private final RuleId rule;
  private final SchemeSpec scheme;
  private final List<Rule> before;

  /**
   * For the finding of one rule.
   *
   * @param rule the rule
   * @param scheme what it found
   */
  FixSearch(RuleId rule, SchemeSpec scheme) {
    this.rule = rule;
    this.scheme = scheme;
    this.before = QuantRules.reported(scheme);
  }

  /** One way of each kind, as many as are worth reading; a kind is what ways may begin with. */
  String of(List<Stream<SchemeSpec>> kinds) {
    return joined(
        ", or ",
        kinds.stream()
            .flatMap(starts -> first(starts, Optional.empty()).stream())
            .distinct()
            .limit(MOST));
  }

  /** One way. */
  String of(Stream<SchemeSpec> starts) {
    return of(List.of(starts));
  }

  /** One way from each start. */
  String of(SchemeSpec... starts) {
    return of(Stream.of(starts).map(Stream::of).toList());
  }

  /** One way to each aim that can be had. */
  String to(Aim... aims) {
    return joined(
        "; ",
        Stream.of(aims)
            .flatMap(
                aim ->
                    first(aim.starts(), Optional.of(aim.kept())).stream()
                        .map(words -> "for " + aim.words() + ", " + words)));
  }

  /**
   * Without a fix: beside other findings there may be none, though no scheme of the census has it.
   */
  private static String joined(String between, Stream<String> ways) {
    return ways.reduce((one, other) -> one + between + other)
        .orElse("fix the other findings first");
  }

  private Optional<String> first(Stream<SchemeSpec> starts, Optional<SchemeMember> kept) {
    return starts
        .flatMap(start -> completed(start, kept.flatMap(start::findMember)).stream())
        .map(end -> Edits.words(scheme, end))
        .findFirst();
  }

  private Optional<SchemeSpec> completed(SchemeSpec start, Optional<Member> kept) {
    if (isOut(start)) {
      return Optional.of(start);
    }
    List<Member> begun = Edits.changed(scheme, start);
    return more(start)
        .distinct()
        .filter(end -> end.members().containsAll(begun))
        .filter(end -> kept.stream().allMatch(end.members()::contains))
        .sorted(Comparator.comparingInt(end -> Edits.changed(scheme, end).size()))
        .filter(this::isOut)
        .findFirst();
  }

  /**
   * The finding is gone, at one place at least, and no rule has a new one. A rule that looks at
   * both operands is two of them: what was said of the one is new for the other.
   */
  private boolean isOut(SchemeSpec end) {
    List<Rule> after = QuantRules.reported(end);
    return before.containsAll(after) && count(after) < count(before);
  }

  /** Whether a rule reports an error that it did not report before. */
  boolean isIntoError(SchemeSpec end) {
    return QuantRules.reported(end).stream()
        .filter(rule -> rule.id().words().severity() == Severity.ERROR)
        .anyMatch(rule -> !before.contains(rule));
  }

  private long count(List<Rule> rules) {
    return rules.stream().filter(rule -> rule.id() == this.rule).count();
  }

  /** With every other form that the two operands usually have, and with less of the rest. */
  private static Stream<SchemeSpec> more(SchemeSpec start) {
    int k = Remedies.blockK(start);
    Stream<SchemeSpec> ends = Stream.of(start);
    ends = and(ends, List.of(Edits::dynamic));
    ends = and(ends, List.of(Edits::withoutZeroPoints));
    ends = and(ends, List.of(Edits::withoutPrecisionConfig));
    ends =
        and(
            ends,
            List.of(
                s -> Edits.activations(s, NONE, NO_SHAPE),
                s -> Edits.activations(s, PER_TOKEN, NO_SHAPE),
                s -> Edits.activations(s, PER_TENSOR, NO_SHAPE),
                s -> Edits.activations(s, GROUP, List.of(1, k))));
    return and(
        ends,
        List.of(
            s -> Edits.weights(s, NONE, NO_SHAPE),
            s -> Edits.weights(s, PER_CHANNEL, NO_SHAPE),
            s -> Edits.weights(s, PER_TENSOR, NO_SHAPE),
            s -> Edits.weights(s, BLOCK, List.of(128, k)),
            s -> Edits.weights(s, GROUP, List.of(0, k)),
            s -> Edits.weights(s, GROUP, List.of(0, 128))));
  }

  private static Stream<SchemeSpec> and(
      Stream<SchemeSpec> schemes, List<UnaryOperator<SchemeSpec>> edits) {
    return schemes.flatMap(
        scheme -> Stream.concat(Stream.of(scheme), edits.stream().map(edit -> edit.apply(scheme))));
  }
}

package dev.moequant.internal.rules;

import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.Severity;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The rules about one kind of subject as they are for one revision of vLLM, and the one way to run
 * them.
 *
 * @param <S> what they are about
 */
abstract class RuleSet<S> {
  private final VllmRevision revision;
  private final List<Case<S>> declared;
  private final List<Case<S>> resolved;
  private final List<Case<S>> warnings;

  /** A case that is broken, and the position of what it points at. */
  private record Broken<S>(Case<S> one, int position) {
    boolean isSupersededBy(Broken<S> other) {
      return one.isSupersededBy(other.one.rule().id())
          || (position == other.position && one.isSupersededAtSameMemberBy(other.one.rule().id()));
    }
  }

  RuleSet(List<Rule<S>> rules, VllmRevision revision) {
    this.revision = revision;
    List<Case<S>> cases = rules.stream().flatMap(rule -> rule.cases().stream()).toList();
    this.declared = cases.stream().filter(one -> one.needs().isEmpty()).toList();
    this.resolved = cases.stream().filter(one -> !one.needs().isEmpty()).toList();
    this.warnings =
        cases.stream().filter(one -> one.rule().severity() == Severity.WARNING).toList();
  }

  /** Where a place stands in the subject: findings are in this order. */
  abstract ToIntFunction<Place> positions(S subject);

  /** Whether something that is faster than all rules knows that none of them reports an error. */
  abstract boolean isKnownSound(S subject);

  /** The operands that mean nothing where these cases are broken. */
  abstract Set<Operand> withoutMeaning(S subject, List<Case<S>> broken);

  final VllmRevision revision() {
    return revision;
  }

  /** What has a finding, in the order of the findings; makes no texts, so it is fast. */
  final List<Case<S>> reported(S subject) {
    List<Case<S>> broken = isKnownSound(subject) ? broken(warnings, subject) : broken(subject);
    if (broken.isEmpty()) {
      return List.of();
    }
    ToIntFunction<Place> positions = positions(subject);
    List<Broken<S>> all = new ArrayList<>(broken.size());
    for (Case<S> one : broken) {
      all.add(new Broken<>(one, positions.applyAsInt(one.place())));
    }
    return all.stream()
        .filter(one -> all.stream().noneMatch(one::isSupersededBy))
        .sorted(
            Comparator.<Broken<S>>comparingInt(Broken::position)
                .thenComparing(one -> one.one().rule().id()))
        .map(Broken::one)
        .toList();
  }

  /** All of them, also those that another supersedes. */
  final List<Case<S>> broken(S subject) {
    List<Case<S>> broken = broken(declared, subject);
    Set<Operand> without = broken.isEmpty() ? Set.of() : withoutMeaning(subject, broken);
    for (Case<S> one : resolved) {
      if (one.needs().stream().noneMatch(without::contains) && one.isBroken(subject, revision)) {
        broken.add(one);
      }
    }
    return broken;
  }

  private List<Case<S>> broken(List<Case<S>> cases, S subject) {
    List<Case<S>> broken = new ArrayList<>(0);
    for (Case<S> one : cases) {
      if (one.isBroken(subject, revision)) {
        broken.add(one);
      }
    }
    return broken;
  }
}

package dev.moequant.internal.rules;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Rules about a layer and how it is served. Their helps are computed, so none is searched.
 *
 * @param <S> the layer, or the layer with its kernels
 */
final class LayerRuleSet<S> extends RuleSet<S> {
  private LayerRuleSet(List<Rule<S>> rules, VllmRevision revision) {
    super(rules, revision);
  }

  /** The same rules for each revision. */
  static <S> Map<VllmRevision, LayerRuleSet<S>> ofEachRevision(List<Rule<S>> rules) {
    return Stream.of(VllmRevision.values())
        .collect(toUnmodifiableMap(revision -> revision, each -> new LayerRuleSet<>(rules, each)));
  }

  /** What was reported, in words. */
  List<Finding> findings(S subject, List<Case<S>> reported) {
    return reported.stream().map(one -> one.finding(subject, revision(), List.of(), true)).toList();
  }

  @Override
  ToIntFunction<Place> positions(S subject) {
    return DeploymentWords::position;
  }

  /** Nothing is faster than the arithmetic. */
  @Override
  boolean isKnownSound(S subject) {
    return false;
  }

  @Override
  Set<Operand> withoutMeaning(S subject, List<Case<S>> broken) {
    return Set.of();
  }
}

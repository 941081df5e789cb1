package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;

import dev.moequant.deployment.DeployedLayer;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** All rules about a layer and its deployments; {@link LayerFindings} runs them. */
final class DeploymentRules {
  /** Without these numbers nothing else about a layer, or about one deployment, has a meaning. */
  private static final List<Rule<DeployedLayer>> NUMBERS =
      List.of(SizeRules.NOT_POSITIVE, SizeRules.RANKS);

  private static final List<Rule<DeployedLayer>> ARITHMETIC =
      Stream.of(SizeRules.RULES, BlockRules.RULES, RankRules.RULES, All2AllRules.RULES)
          .flatMap(List::stream)
          .toList();

  /** Who has read all deployments sees it; of two, the place is the second. */
  static final Rule<Object> NO_NAME =
      error(517, "a deployment without a name of its own")
          .says(
              "%s called %s: findings and generated code could not tell which is meant",
              "give each deployment a name of its own");

  private static final Map<VllmRevision, LayerRuleSet<DeployedLayer>> OF_NUMBERS =
      LayerRuleSet.ofEachRevision(NUMBERS);
  private static final Map<VllmRevision, LayerRuleSet<DeployedLayer>> OF_ARITHMETIC =
      LayerRuleSet.ofEachRevision(ARITHMETIC);
  private static final Map<VllmRevision, LayerRuleSet<DeployedLayer>> OF_BOTH =
      LayerRuleSet.ofEachRevision(Stream.of(NUMBERS, ARITHMETIC).flatMap(List::stream).toList());

  private DeploymentRules() {}

  static List<Rule<?>> rules() {
    return Stream.<List<? extends Rule<?>>>of(NUMBERS, ARITHMETIC, List.of(NO_NAME))
        .<Rule<?>>flatMap(List::stream)
        .toList();
  }

  /** That a layer has no size, without which nothing can be said of its deployments. */
  static boolean isWithoutNumbers(Finding finding) {
    return finding.rule().equals(SizeRules.NOT_POSITIVE.id()) && !isOfLimit(finding.place());
  }

  /** No size depends on what is cut off. */
  private static boolean isOfLimit(Place place) {
    return place instanceof Place.OfLayer layer && layer.member().equals("swigluLimit");
  }

  /** What is wrong with a layer in one deployment, but for its kernels. */
  static List<Finding> findings(DeployedLayer subject, boolean isLayer, VllmRevision revision) {
    return Objects.requireNonNull(OF_NUMBERS.get(revision))
        .findings(subject, reported(subject, isLayer, revision));
  }

  /** What has a finding, in the order of the findings; makes no texts, so it is fast. */
  static List<Case<DeployedLayer>> reported(
      DeployedLayer subject, boolean isLayer, VllmRevision revision) {
    List<Case<DeployedLayer>> numbers =
        Objects.requireNonNull(OF_NUMBERS.get(revision)).reported(subject);
    boolean areSizesWrong = numbers.stream().anyMatch(one -> !isOfLimit(one.place()));
    if (areSizesWrong || !isLayer) {
      return numbers;
    }
    Map<VllmRevision, LayerRuleSet<DeployedLayer>> rules =
        numbers.isEmpty() ? OF_ARITHMETIC : OF_BOTH;
    return Objects.requireNonNull(rules.get(revision)).reported(subject);
  }
}

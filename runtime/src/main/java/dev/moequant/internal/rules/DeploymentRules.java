package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;

import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules about a layer and its deployments, and the one way to run them. */
public final class DeploymentRules {
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

  private DeploymentRules() {}

  static List<Rule<?>> rules() {
    return Stream.<List<? extends Rule<?>>>of(NUMBERS, ARITHMETIC, List.of(NO_NAME))
        .<Rule<?>>flatMap(List::stream)
        .toList();
  }

  /**
   * Everything that is wrong with a layer and its deployments.
   *
   * @param scheme one without errors
   * @param layer the whole layer
   * @param deployments how it is served; the layer alone is checked, too
   * @param revision the revision of vLLM that serves it
   * @param kernels what is known of its kernels; they are asked where sizes and ranks are right
   * @return the findings: first what no deployment changes, then each deployment's, in their order
   */
  public static List<Finding> check(
      SchemeSpec scheme,
      LayerSpec layer,
      List<DeploymentSpec> deployments,
      VllmRevision revision,
      Optional<KernelCatalogue> kernels) {
    return check(DeployedLayer.alone(scheme, layer), deployments, revision, kernels);
  }

  /**
   * The same of a layer of which more is known.
   *
   * @param alone the layer on one rank, its scheme without errors
   * @param deployments how it is served; the layer alone is checked, too
   * @param revision the revision of vLLM that serves it
   * @param kernels what is known of its kernels; they are asked where sizes and ranks are right
   * @return the findings: first what no deployment changes, then each deployment's, in their order
   */
  public static List<Finding> check(
      DeployedLayer alone,
      List<DeploymentSpec> deployments,
      VllmRevision revision,
      Optional<KernelCatalogue> kernels) {
    return LayerFindings.of(alone, revision, kernels).with(deployments);
  }

  /** That a layer has no size, without which nothing can be said of its deployments. */
  static boolean isWithoutNumbers(Finding finding) {
    return finding.rule().equals(SizeRules.NOT_POSITIVE.id());
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
    return !numbers.isEmpty() || !isLayer
        ? numbers
        : Objects.requireNonNull(OF_ARITHMETIC.get(revision)).reported(subject);
  }
}

package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;

import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.Severity;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
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
              "%s called \"%s\": findings and generated code could not tell which is meant",
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
    DeployedLayer alone = DeployedLayer.alone(scheme, layer);
    List<Finding> all = new ArrayList<>(check(alone, true, revision));
    boolean isLayer = all.stream().noneMatch(finding -> isOf(finding, SizeRules.NOT_POSITIVE));
    Optional<KernelFindings> ofKernels =
        kernels.flatMap(catalogue -> KernelFindings.of(scheme, catalogue));
    for (int i = 0; i < deployments.size(); i++) {
      findName(deployments, i).ifPresent(all::add);
      DeployedLayer subject = alone.with(deployments.get(i), i);
      List<Finding> ofRanks = check(subject, isLayer, revision);
      all.addAll(ofRanks);
      if (isLayer && isSound(ofRanks)) {
        ofKernels.ifPresent(findings -> all.addAll(findings.check(subject, revision)));
      }
    }
    return List.copyOf(all);
  }

  private static boolean isSound(List<Finding> findings) {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  private static Optional<Finding> findName(List<DeploymentSpec> deployments, int index) {
    String name = deployments.get(index).name();
    boolean isTaken =
        deployments.subList(0, index).stream().anyMatch(other -> other.name().equals(name));
    return isTaken || name.isBlank()
        ? Optional.of(
            NO_NAME.finding(
                new Place.OfDeployment(index, "name"),
                List.of(isTaken ? "two deployments are" : "a deployment is", name),
                List.of()))
        : Optional.empty();
  }

  private static boolean isOf(Finding finding, Rule<?> rule) {
    return finding.rule().equals(rule.id());
  }

  private static List<Finding> check(
      DeployedLayer subject, boolean isLayer, VllmRevision revision) {
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

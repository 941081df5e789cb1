package dev.moequant.internal.rules;

import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.Severity;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a layer, which is found once, and with any number of ways to serve it. */
public final class LayerFindings {
  private final DeployedLayer alone;
  private final VllmRevision revision;
  private final Optional<KernelFindings> ofKernels;
  private final List<Finding> ofLayer;
  private final boolean isLayer;

  private LayerFindings(
      DeployedLayer alone, VllmRevision revision, Optional<KernelFindings> ofKernels) {
    this.alone = alone;
    this.revision = revision;
    this.ofKernels = ofKernels;
    this.ofLayer = DeploymentRules.findings(alone, true, revision);
    this.isLayer = ofLayer.stream().noneMatch(DeploymentRules::isWithoutNumbers);
  }

  /**
   * Looks at what no deployment changes.
   *
   * @param alone the layer on one rank, its scheme without errors
   * @param revision the revision of vLLM that serves it
   * @param kernels what is known of its kernels; they are asked where sizes and ranks are right
   * @return what is found, to be asked about deployments
   */
  public static LayerFindings of(
      DeployedLayer alone, VllmRevision revision, Optional<KernelCatalogue> kernels) {
    return new LayerFindings(
        alone,
        revision,
        kernels.flatMap(catalogue -> KernelFindings.of(alone.scheme(), catalogue)));
  }

  /**
   * Everything that is wrong with the layer and some deployments.
   *
   * @param deployments how it is served; none for the layer alone
   * @return the findings: first what no deployment changes, then each deployment's, in their order
   */
  public List<Finding> with(List<DeploymentSpec> deployments) {
    List<Finding> all = new ArrayList<>(ofLayer);
    for (int i = 0; i < deployments.size(); i++) {
      findName(deployments, i).ifPresent(all::add);
      DeployedLayer subject = alone.with(deployments.get(i), i);
      List<Finding> ofRanks = DeploymentRules.findings(subject, isLayer, revision);
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
            DeploymentRules.NO_NAME.finding(
                new Place.OfDeployment(index, "name"),
                List.of(
                    isTaken ? "two deployments are" : "a deployment is",
                    deployments.get(index).shownName()),
                List.of()))
        : Optional.empty();
  }
}

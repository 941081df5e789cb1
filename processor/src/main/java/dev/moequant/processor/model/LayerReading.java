package dev.moequant.processor.model;

import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import java.util.List;
import java.util.Optional;

/**
 * {@code @MoELayer}, each {@code @MoEDeployment} and {@code @Checkpoint} of a type, read.
 *
 * @param layer the layer, where one is declared
 * @param deployments in source order
 * @param checkpoint what the class is checked against, where one is named
 * @param skew how the annotations on the class path differ from those that this processor knows
 * @param state whether the specs have all that is written
 */
public record LayerReading(
    Optional<Placed<LayerSpec>> layer,
    List<Placed<DeploymentSpec>> deployments,
    Optional<Placed<String>> checkpoint,
    List<String> skew,
    Reading.State state) {
  /**
   * Each is a constant of an enum, which are all made in one method: some 75 bytes each, of 65,535
   * that a method may have. This is far from that, and from what anybody serves.
   */
  public static final int MOST_DEPLOYMENTS = 500;

  /** Keeps unmodifiable copies. */
  public LayerReading {
    deployments = List.copyOf(deployments);
    skew = List.copyOf(skew);
  }

  /**
   * What is declared, without its places, as far as a factory has room for it.
   *
   * @return empty without a layer; no more than {@link #MOST_DEPLOYMENTS}
   */
  public Optional<DeclaredLayer> declared() {
    return layer.map(
        whole ->
            new DeclaredLayer(
                whole.spec(),
                deployments.stream().limit(MOST_DEPLOYMENTS).map(Placed::spec).toList()));
  }

  /**
   * A deployment that a factory has no room for.
   *
   * @return the first one
   */
  public Optional<Placed<DeploymentSpec>> oneTooMany() {
    return deployments.stream().skip(MOST_DEPLOYMENTS).findFirst();
  }

  /**
   * Gives a finding its place.
   *
   * @param finding what is wrong with the layer, or with one of its deployments
   * @param scheme where the members of the scheme stand, which a finding may be about, too
   * @return the finding at its member
   */
  public LocatedFinding locate(Finding finding, SourceMap scheme) {
    if (finding.place() instanceof Place.OfLayer place && layer.isPresent()) {
      return new LocatedFinding(finding, layer.get().of(place.member()));
    }
    return finding.place() instanceof Place.OfDeployment place
        ? new LocatedFinding(finding, deployments.get(place.deployment()).of(place.member()))
        : scheme.locate(finding);
  }
}

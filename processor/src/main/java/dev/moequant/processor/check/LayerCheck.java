package dev.moequant.processor.check;

import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.internal.rules.LayerFindings;
import dev.moequant.internal.rules.PlacementRules;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.processor.model.LayerReading;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.model.Reading;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is wrong with a layer and its deployments, beside a scheme that is right. */
public final class LayerCheck {
  private LayerCheck() {}

  /**
   * Runs the rules of layers.
   *
   * @param scheme the one scheme of the type, without errors
   * @param reading its layer and deployments, as far as there are any
   * @param revision the revision of vLLM that serves it
   * @param hasWholeGroups whether its checkpoint's method tries no half of a group
   * @param kernels reads what is known of its kernels; asked where there is a deployment
   * @return everything that is wrong
   */
  public static List<LocatedFinding> check(
      Reading scheme,
      LayerReading reading,
      VllmRevision revision,
      boolean hasWholeGroups,
      Supplier<Optional<KernelCatalogue>> kernels) {
    Stream<LocatedFinding> ofLayer =
        reading
            .declared()
            .map(
                layer ->
                    LayerFindings.of(
                            alone(scheme, layer.layer(), hasWholeGroups),
                            revision,
                            layer.deployments().isEmpty() ? Optional.empty() : kernels.get())
                        .with(layer.deployments()))
            .orElse(List.of())
            .stream()
            .map(finding -> reading.locate(finding, scheme.sources()));
    return Stream.concat(ofLayer, tooMany(scheme, reading).stream()).toList();
  }

  /** Of those that a factory has no room for nothing else is said. */
  private static Optional<LocatedFinding> tooMany(Reading scheme, LayerReading reading) {
    return reading
        .oneTooMany()
        .map(
            one ->
                new LocatedFinding(
                    PlacementRules.FACTORY_NOT_WRITTEN.finding(
                        List.of(
                            scheme.annotation().type().getSimpleName(),
                            "each deployment is a constant of it, and a class file has no room for %d"
                                .formatted(reading.deployments().size())),
                        List.of(
                            "deal them out over several classes, up to %d on each; MoECheck takes"
                                    .formatted(LayerReading.MOST_DEPLOYMENTS)
                                + " any number")),
                    one.annotation()));
  }

  private static DeployedLayer alone(Reading scheme, LayerSpec layer, boolean hasWholeGroups) {
    DeployedLayer alone = DeployedLayer.alone(scheme.spec(), layer);
    return hasWholeGroups ? alone.withWholeGroups() : alone;
  }

  /**
   * Deployments of no layer, which is one mistake, however many they are.
   *
   * @param scheme a scheme of the type
   * @param reading its layer and deployments, as far as there are any
   * @return the finding, where there are deployments and no layer
   */
  public static List<LocatedFinding> withoutLayer(Reading scheme, LayerReading reading) {
    return reading.layer().isPresent()
        ? List.of()
        : reading.deployments().stream()
            .limit(1)
            .map(
                first ->
                    new LocatedFinding(
                        PlacementRules.WITHOUT_SCHEME.finding(
                            List.of(
                                "@MoEDeployment",
                                scheme.annotation().type().getSimpleName() + " has no @MoELayer"),
                            List.of(
                                "add @MoELayer with the sizes that a deployment divides, or remove"
                                    + " @MoEDeployment")),
                        first.annotation()))
            .toList();
  }
}

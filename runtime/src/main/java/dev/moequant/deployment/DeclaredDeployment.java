package dev.moequant.deployment;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One of the deployments that stand beside a class: a constant of the generated enum {@code
 * Deployment}, so that a service picks it by name as it starts, whichever its layer is.
 */
public interface DeclaredDeployment {
  /**
   * What is declared.
   *
   * @return the deployment
   */
  DeploymentSpec spec();

  /**
   * The layer as it is served so.
   *
   * @return what each rank holds of it
   */
  DeployedLayer layer();

  /**
   * What a rank holds.
   *
   * @return the sizes
   */
  default RankSizes rank() {
    return layer().rank();
  }

  /**
   * The deployment of a name.
   *
   * @param <D> the enum of one layer
   * @param all the deployments of that layer
   * @param name as declared
   * @return the deployment
   * @throws IllegalArgumentException if there is none
   */
  static <D extends DeclaredDeployment> D named(D[] all, String name) {
    for (D deployment : all) {
      if (deployment.spec().name().equals(name)) {
        return deployment;
      }
    }
    throw new IllegalArgumentException(
        Arrays.stream(all)
            .map(deployment -> "\"" + deployment.spec().name() + "\"")
            .collect(
                Collectors.joining(
                    ", ", name + " is no deployment of this layer; there are ", "")));
  }
}

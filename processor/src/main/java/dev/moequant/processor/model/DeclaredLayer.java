package dev.moequant.processor.model;

import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import java.util.List;

/**
 * A layer and the ways in which it is served.
 *
 * @param layer its sizes
 * @param deployments in source order
 */
public record DeclaredLayer(LayerSpec layer, List<DeploymentSpec> deployments) {
  /** Keeps an unmodifiable copy. */
  public DeclaredLayer {
    deployments = List.copyOf(deployments);
  }
}

package dev.moequant.dsl;

/**
 * The stage that takes {@code a2_gscale}.
 *
 * @param <V> the tensor type, or what else fills the slot
 * @param <N> the next stage
 */
@MoeDsl
@FunctionalInterface
public interface NeedsA2Gscale<V, N> {
  /**
   * Gives the global scale of the activations that enter the down projection.
   *
   * @param a2Gscale the value
   * @return the next stage
   */
  N a2Gscale(V a2Gscale);
}

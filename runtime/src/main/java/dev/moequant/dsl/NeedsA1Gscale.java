package dev.moequant.dsl;

/**
 * The stage that takes {@code a1_gscale}.
 *
 * @param <V> the tensor type, or what else fills the slot
 * @param <N> the next stage
 */
@MoeDsl
@FunctionalInterface
public interface NeedsA1Gscale<V, N> {
  /**
   * Gives the global scale of the activations that enter the gate and up projection.
   *
   * @param a1Gscale the value
   * @return the next stage
   */
  N a1Gscale(V a1Gscale);
}

package dev.moequant.dsl;

/**
 * The stage that takes {@code a1_scale}.
 *
 * @param <V> the tensor type, or what else fills the slot
 * @param <N> the next stage
 */
@MoeDsl
@FunctionalInterface
public interface NeedsA1Scale<V, N> {
  /**
   * Gives the static scale of the activations that enter the gate and up projection.
   *
   * @param a1Scale the value
   * @return the next stage
   */
  N a1Scale(V a1Scale);
}

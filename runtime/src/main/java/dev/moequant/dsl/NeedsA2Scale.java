package dev.moequant.dsl;

/**
 * The stage that takes {@code a2_scale}.
 *
 * @param <V> the tensor type, or what else fills the slot
 * @param <N> the next stage
 */
@MoeDsl
@FunctionalInterface
public interface NeedsA2Scale<V, N> {
  /**
   * Gives the static scale of the activations that enter the down projection.
   *
   * @param a2Scale the value
   * @return the next stage
   */
  N a2Scale(V a2Scale);
}

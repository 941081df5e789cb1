package dev.moequant.dsl;

/**
 * The stage that takes {@code w1_scale}.
 *
 * @param <V> the tensor type, or what else fills the slot
 * @param <N> the next stage
 */
@MoeDsl
@FunctionalInterface
public interface NeedsW1Scale<V, N> {
  /**
   * Gives the scales of the gate and up weights.
   *
   * @param w1Scale the value
   * @return the next stage
   */
  N w1Scale(V w1Scale);
}

package dev.moequant.dsl;

/**
 * The stage that takes {@code w2_scale}.
 *
 * @param <V> the tensor type, or what else fills the slot
 * @param <N> the next stage
 */
@MoeDsl
@FunctionalInterface
public interface NeedsW2Scale<V, N> {
  /**
   * Gives the scales of the down weights.
   *
   * @param w2Scale the value
   * @return the next stage
   */
  N w2Scale(V w2Scale);
}

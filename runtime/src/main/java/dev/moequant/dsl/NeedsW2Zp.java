package dev.moequant.dsl;

/**
 * The stage that takes {@code w2_zp}.
 *
 * @param <V> the tensor type, or what else fills the slot
 * @param <N> the next stage
 */
@MoeDsl
@FunctionalInterface
public interface NeedsW2Zp<V, N> {
  /**
   * Gives the zero points of the down weights.
   *
   * @param w2Zp the value
   * @return the next stage
   */
  N w2Zp(V w2Zp);
}

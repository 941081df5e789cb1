package dev.moequant.dsl;

/**
 * The stage that takes {@code w1_zp}.
 *
 * @param <V> the tensor type, or what else fills the slot
 * @param <N> the next stage
 */
@MoeDsl
@FunctionalInterface
public interface NeedsW1Zp<V, N> {
  /**
   * Gives the zero points of the gate and up weights.
   *
   * @param w1Zp the value
   * @return the next stage
   */
  N w1Zp(V w1Zp);
}

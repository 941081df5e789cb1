package dev.moequant.dsl;

/**
 * The stage that takes {@code w1_bias}.
 *
 * @param <V> the tensor type, or what else fills the slot
 * @param <N> the next stage
 */
@MoeDsl
@FunctionalInterface
public interface NeedsW1Bias<V, N> {
  /**
   * Gives the bias of the gate and up projection.
   *
   * @param w1Bias the value
   * @return the next stage
   */
  N w1Bias(V w1Bias);
}

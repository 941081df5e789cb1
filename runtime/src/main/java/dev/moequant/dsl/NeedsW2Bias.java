package dev.moequant.dsl;

/**
 * The stage that takes {@code w2_bias}.
 *
 * @param <V> the tensor type, or what else fills the slot
 * @param <N> the next stage
 */
@MoeDsl
@FunctionalInterface
public interface NeedsW2Bias<V, N> {
  /**
   * Gives the bias of the down projection.
   *
   * @param w2Bias the value
   * @return the next stage
   */
  N w2Bias(V w2Bias);
}

package dev.moequant.dsl;

/**
 * The stage that takes {@code g2_alphas}.
 *
 * @param <V> the tensor type, or what else fills the slot
 * @param <N> the next stage
 */
@MoeDsl
@FunctionalInterface
public interface NeedsG2Alphas<V, N> {
  /**
   * Gives the alphas of the second GEMM.
   *
   * @param g2Alphas the value
   * @return the next stage
   */
  N g2Alphas(V g2Alphas);
}

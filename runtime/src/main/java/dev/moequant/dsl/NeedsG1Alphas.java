package dev.moequant.dsl;

/**
 * The stage that takes {@code g1_alphas}.
 *
 * @param <V> the tensor type, or what else fills the slot
 * @param <N> the next stage
 */
@MoeDsl
@FunctionalInterface
public interface NeedsG1Alphas<V, N> {
  /**
   * Gives the alphas of the first GEMM.
   *
   * @param g1Alphas the value
   * @return the next stage
   */
  N g1Alphas(V g1Alphas);
}

package dev.moequant.shapes;

/**
 * The sizes of one layer on one rank, of which every shape is made.
 *
 * @param numExperts E, the experts on this rank
 * @param hiddenDim H, the width of the experts' input
 * @param intermediateSize I, the width between the two GEMMs, on this rank
 * @param isGated whether the first GEMM has the rows of gate and of up, 2I, or I rows
 * @param ranks by how many ranks tensor parallelism divides I
 */
public record LayerSizes(
    long numExperts, long hiddenDim, long intermediateSize, boolean isGated, int ranks) {
  /**
   * Refuses what is no layer.
   *
   * @throws IllegalArgumentException if a size is not positive
   */
  public LayerSizes {
    if (numExperts < 1 || hiddenDim < 1 || intermediateSize < 1 || ranks < 1) {
      throw new IllegalArgumentException(
          "sizes of a layer are positive: E = %d, H = %d, I = %d, tp = %d"
              .formatted(numExperts, hiddenDim, intermediateSize, ranks));
    }
  }
}

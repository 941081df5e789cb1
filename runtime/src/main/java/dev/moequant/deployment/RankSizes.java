package dev.moequant.deployment;

import dev.moequant.shapes.LayerSizes;

/**
 * What one rank of a deployment holds of a layer, exactly and before any kernel pads it.
 *
 * @param fewestExperts E on the rank with the fewest experts
 * @param mostExperts E on the rank with the most; the same where experts divide evenly
 * @param hiddenDim H
 * @param intermediateSize I on this rank; rounded down where the ranks cannot share it
 * @param isGated whether the first GEMM has 2I rows
 * @param shards by how many ranks I is divided: 1 with expert parallelism
 */
public record RankSizes(
    long fewestExperts,
    long mostExperts,
    long hiddenDim,
    long intermediateSize,
    boolean isGated,
    long shards) {
  /**
   * The sizes of a rank (vLLM: {@code FusedMoEParallelConfig.make} and {@code
   * determine_expert_map}; 17edd8a80).
   *
   * @param layer sound sizes
   * @param deployment with positive tp and dp
   * @return what a rank holds
   */
  public static RankSizes of(LayerSpec layer, DeploymentSpec deployment) {
    long ep = deployment.useEp() ? deployment.ranks() : 1;
    long shards = deployment.useEp() ? 1 : deployment.ranks();
    long experts = allExperts(layer, deployment);
    return new RankSizes(
        experts / ep,
        (experts - 1) / ep + 1,
        layer.hiddenDim(),
        layer.intermediateSize() / shards,
        layer.activation().isGated(),
        shards);
  }

  static long allExperts(LayerSpec layer, DeploymentSpec deployment) {
    return (long) layer.numExperts() + deployment.redundantExperts();
  }

  /**
   * Whether all ranks hold as many experts.
   *
   * @return false where some hold one more
   */
  public boolean isEven() {
    return fewestExperts == mostExperts;
  }

  /**
   * The sizes that shapes are made of, on a rank with the most experts.
   *
   * @return for the tables of {@code dev.moequant.shapes}
   * @throws IllegalArgumentException if nothing is left of a size
   */
  public LayerSizes layerSizes() {
    // More ranks than an int counts leave nothing of I, which is refused.
    int ranks = (int) Math.min(shards, Integer.MAX_VALUE);
    return new LayerSizes(mostExperts, hiddenDim, intermediateSize, isGated, ranks);
  }
}

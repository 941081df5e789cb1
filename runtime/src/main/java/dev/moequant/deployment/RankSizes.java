package dev.moequant.deployment;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.DType;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.LayerSizes;

/**
 * What one rank of a deployment holds of a layer, exactly and before any kernel pads it.
 *
 * @param fewestExperts E on the rank with the fewest experts
 * @param mostExperts E on the rank with the most; the same where experts divide evenly
 * @param hiddenDim H
 * @param intermediateSize I on this rank, the first ones where they differ; rounded down where the
 *     ranks cannot share it
 * @param lastIntermediateSize I on the last rank, the same but for gpt-oss; 0 where nothing is left
 * @param intermediateSizePerPartition what vLLM's configs and kernels have for I, whatever is
 *     loaded: its {@code intermediate_size_per_partition}
 * @param isGated whether the first GEMM has 2I rows
 * @param shards by how many ranks I is divided: 1 with expert parallelism
 */
public record RankSizes(
    long fewestExperts,
    long mostExperts,
    long hiddenDim,
    long intermediateSize,
    long lastIntermediateSize,
    long intermediateSizePerPartition,
    boolean isGated,
    long shards) {
  /**
   * The sizes of a rank (vLLM: {@code FusedMoEParallelConfig.make} and {@code
   * determine_expert_map}; 17edd8a80).
   *
   * <p>gpt-oss's own loader deals out mxfp4 in whole groups of 32: ceil(I / 32 / ranks) of them to
   * each rank, so that less is left for the last, and maybe nothing ({@code _load_weights_mxfp4} of
   * {@code models/gpt_oss.py}; 17edd8a80 and b6ff8a2f5). Other loaders divide I plainly.
   *
   * @param scheme the scheme of the experts
   * @param layer sound sizes
   * @param deployment with positive tp and dp
   * @return what a rank holds
   */
  public static RankSizes of(SchemeSpec scheme, LayerSpec layer, DeploymentSpec deployment) {
    long ep = deployment.useEp() ? deployment.ranks() : 1;
    long shards = deployment.useEp() ? 1 : deployment.ranks();
    long experts = allExperts(layer, deployment);
    long whole = layer.intermediateSize();
    long plain = whole / shards;
    long first = isOfWholeGroups(scheme, layer) ? groups(whole, shards) : plain;
    return new RankSizes(
        experts / ep,
        (experts - 1) / ep + 1,
        layer.hiddenDim(),
        first,
        first == plain ? plain : rest(whole, first, shards),
        plain,
        layer.activation().isGated(),
        shards);
  }

  /** No other model has mxfp4 beside this activation function. */
  private static boolean isOfWholeGroups(SchemeSpec scheme, LayerSpec layer) {
    return scheme.weights().dtype() == DType.MXFP4
        && layer.activation() == Activation.SWIGLUOAI
        && layer.intermediateSize() % DType.MXFP4.groupSize() == 0;
  }

  private static long groups(long whole, long shards) {
    int group = DType.MXFP4.groupSize();
    return (whole / group + shards - 1) / shards * group;
  }

  /** What the others leave for the last. */
  private static long rest(long whole, long first, long shards) {
    return shards - 1 > whole / first ? 0 : Math.max(0, whole - (shards - 1) * first);
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
   * Whether all ranks hold as much of each expert.
   *
   * @return false where the last holds less
   */
  public boolean hasEvenShares() {
    return intermediateSize == lastIntermediateSize;
  }

  /**
   * I on the ranks, as one shows it.
   *
   * @return {@code 384}, or {@code 384 or 192} where the last rank holds less
   */
  public String intermediateSizes() {
    return hasEvenShares()
        ? String.valueOf(intermediateSize)
        : intermediateSize + " or " + lastIntermediateSize;
  }

  /**
   * The sizes that shapes are made of, on a rank with the most experts and the most of each.
   *
   * @return for the tables of {@code dev.moequant.shapes}
   * @throws IllegalArgumentException if nothing is left of a size
   */
  public LayerSizes layerSizes() {
    return layerSizes(intermediateSize);
  }

  /** The same on the last rank; there must be something left for it. */
  LayerSizes lastLayerSizes() {
    return layerSizes(lastIntermediateSize);
  }

  private LayerSizes layerSizes(long ofRank) {
    // More ranks than an int counts leave nothing of I, which is refused.
    int ranks = (int) Math.min(shards, Integer.MAX_VALUE);
    return new LayerSizes(mostExperts, hiddenDim, ofRank, isGated, ranks);
  }
}

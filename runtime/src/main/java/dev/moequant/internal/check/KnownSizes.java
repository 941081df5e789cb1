package dev.moequant.internal.check;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.RankSizes;
import dev.moequant.internal.rules.All2AllRules;
import java.util.Optional;

/**
 * The sizes that the tensors of one rank must have.
 *
 * @param deployment the name of the deployment that says so, in quotes
 * @param rank the sizes
 * @param oneScale who sends tokens with one static scale at most, where tokens are sent so
 */
public record KnownSizes(String deployment, RankSizes rank, Optional<All2AllBackend> oneScale) {
  /**
   * What a deployment says.
   *
   * @param deployed a layer as it is served
   * @return the sizes
   */
  public static KnownSizes of(DeployedLayer deployed) {
    return new KnownSizes(
        deployed.deployment().shownName(),
        deployed.rank(),
        All2AllRules.isLowLatency(deployed)
            ? Optional.of(deployed.deployment().all2all())
            : Optional.empty());
  }

  /** As what tensors would allow that tell all of it. */
  SizeBounds bounds() {
    SizeBounds bounds = new SizeBounds();
    bounds.narrow(rank);
    return bounds;
  }

  /** Whether a tensor can be of this rank, the other tensors aside. */
  boolean takes(GivenTensor tensor) {
    SizeBounds bounds = bounds();
    SizeBounds given = tensor.bounds();
    for (int size = 0; size < SizeBounds.SIZES; size++) {
      bounds.narrow(size, given);
    }
    return bounds.isPossible();
  }

  /** Prints {@code E = 32, H = 2048, I = 768}. */
  @Override
  public String toString() {
    String experts =
        rank.isEven()
            ? String.valueOf(rank.mostExperts())
            : rank.mostExperts() + " or " + rank.fewestExperts();
    return "E = %s, H = %d, I = %s".formatted(experts, rank.hiddenDim(), rank.intermediateSizes());
  }
}

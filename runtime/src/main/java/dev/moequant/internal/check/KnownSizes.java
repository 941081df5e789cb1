package dev.moequant.internal.check;

import dev.moequant.deployment.RankSizes;

/**
 * The sizes that the tensors of one rank must have.
 *
 * @param deployment the name of the deployment that says so
 * @param rank the sizes
 */
public record KnownSizes(String deployment, RankSizes rank) {
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
    return "E = %s, H = %d, I = %d".formatted(experts, rank.hiddenDim(), rank.intermediateSize());
  }
}

package dev.moequant.internal.rules;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.RankSizes;
import dev.moequant.scheme.BlockShape;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.OptionalInt;

/**
 * What the scales of a scheme ask of the sizes that they cover: the divisions that vLLM checks as
 * it creates the weights, and those that it does not check and gets wrong (17edd8a80, {@code
 * create_weights} of the quantization methods).
 *
 * @param blockN rows that share a scale, 0 for no blocks
 * @param blockK columns that share a scale, 0 for no blocks
 * @param group columns of an int4 or int8 group, 0 for none
 * @param smallestGroup down to which it may be halved; the group itself where nobody halves it
 * @param isSpread whether the groups of w2 are spread over the columns of all ranks
 * @param formatGroup columns that share a scale where the format says it and vLLM drops the rest of
 *     the division, 0 for other formats
 */
record Sharding(
    int blockN, int blockK, int group, int smallestGroup, boolean isSpread, int formatGroup) {
  /** Below it vLLM's MoeWNA16 halves no group. */
  static final int SMALLEST_GROUP = 32;

  static Sharding of(DeployedLayer subject) {
    SchemeSpec scheme = subject.scheme();
    QuantKey weights = subject.resolved().weights();
    // The groups of a format are not vLLM's blocks, also where somebody spells them out.
    boolean isBlocked =
        weights.granularity() == Granularity.BLOCK && weights.dtype().groupSize() == 0;
    boolean isWna16 =
        Wna16Spec.isWna16(subject.resolved().activations().dtype(), weights.dtype())
            && weights.hasGroup();
    int group = isWna16 ? weights.group().map(BlockShape::cols).orElse(0) : 0;
    return new Sharding(
        isBlocked ? weights.group().map(BlockShape::rows).orElse(0) : 0,
        isBlocked ? weights.group().map(BlockShape::cols).orElse(0) : 0,
        group,
        subject.hasWholeGroups() ? group : SMALLEST_GROUP,
        scheme.actOrder() == ActOrder.GROUP,
        cutOff(weights.dtype()));
  }

  /** Groups of mxfp4 and mxfp6 that columns do not fill are padded. */
  private static int cutOff(DType dtype) {
    return dtype == DType.NVFP4 || dtype == DType.MXFP8 ? dtype.groupSize() : 0;
  }

  /** 402. */
  static boolean isUneven(long size, long shards) {
    return size % shards != 0;
  }

  /** 403: the rows of gate and up on a rank. */
  boolean cutsBlockN(long size) {
    return blockN > 0 && size % blockN != 0;
  }

  /**
   * 404: the columns of w2 on a rank; vLLM looks only where tensor parallelism divides anything.
   */
  boolean cutsBlockK(long size, boolean isLooked) {
    return isLooked && blockK > 0 && size % blockK != 0;
  }

  /** 408. */
  boolean cutsFormatGroup(long size) {
    return formatGroup > 0 && size % formatGroup != 0;
  }

  /** 406, 407. */
  boolean cutsGroup(long size) {
    return group > 0 && size % group != 0;
  }

  /**
   * The group that MoeWNA16 takes where the declared one does not divide both sizes. Groups that
   * are spread only Marlin takes, which halves none; and it reads the scales of w2 whole.
   */
  OptionalInt fallback(long hiddenDim, long size) {
    if (isSpread) {
      return hiddenDim % group == 0 ? OptionalInt.of(group) : OptionalInt.empty();
    }
    int halved = group;
    while (hiddenDim % halved != 0 || size % halved != 0) {
      halved /= 2;
      if (halved < smallestGroup) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(halved);
  }

  /** 410. */
  boolean hasNoGroup(long hiddenDim, long size) {
    return group > 0 && fallback(hiddenDim, size).isEmpty();
  }

  /** 412: without half a group, which no method of linear layers takes. */
  boolean fitsOtherLayer(long size, long shards) {
    return !isUneven(size, shards)
        && !cuts(size / shards, shards > 1)
        && (isSpread || !cutsGroup(size / shards));
  }

  /** The arithmetic of the routed experts: none of 402 to 404, 408, 410 and 501. */
  boolean fits(DeployedLayer subject) {
    RankSizes rank = subject.rank();
    return !RankRules.hasTooFewExperts(subject)
        && !isUneven(subject.layer().intermediateSize(), rank.shards())
        && !cuts(rank.intermediateSize(), DeploymentWords.looksAtBlockK(subject.deployment()))
        && !hasNoGroup(rank.hiddenDim(), rank.intermediateSize());
  }

  /** 403, 404, 408. */
  private boolean cuts(long part, boolean isLooked) {
    return cutsBlockN(part) || cutsBlockK(part, isLooked) || cutsFormatGroup(part);
  }
}

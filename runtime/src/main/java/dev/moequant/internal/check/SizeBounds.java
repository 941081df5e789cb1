package dev.moequant.internal.check;

import static dev.moequant.internal.check.SizeRange.UNBOUNDED;

import dev.moequant.deployment.RankSizes;
import dev.moequant.shapes.Axis;
import dev.moequant.shapes.Dim;

/**
 * What tensors tell about a layer: the least and the greatest value that they allow for each of E,
 * H, I and I_full. Blocks leave a range, all else is exact. Only of I it matters whether there is
 * gating, since gate and up are stacked: what tensors allow with it and without are two ranges.
 *
 * <p>I_full is a multiple of I, by the number of ranks that divide it, so whoever asks about I asks
 * about both.
 *
 * <p>It is the inverse of {@link Dim#size}: that makes sizes of a layer, this a layer of sizes.
 *
 * <p>The ranges are numbers in fields, neither arrays nor objects, and what narrows them is in
 * small methods: so the JIT compiler sees that nothing else knows these bounds when right tensors
 * are checked, and allocates none.
 */
final class SizeBounds {
  static final int E = 0;
  static final int H = 1;
  static final int I = 2;
  static final int SIZES = 3;

  private long leastE = 1;
  private long greatestE = UNBOUNDED;
  private long leastH = 1;
  private long greatestH = UNBOUNDED;
  private long leastPlain = 1;
  private long greatestPlain = UNBOUNDED;
  private long leastGated = 1;
  private long greatestGated = UNBOUNDED;
  private long leastFull = 1;
  private long greatestFull = UNBOUNDED;
  private boolean hasOddRows;

  /**
   * Narrows by the shape of one tensor.
   *
   * @param sizes holds the shape, with one size for each dimension
   * @param first where in it the shape begins
   */
  void narrow(Dim[] dims, long[] sizes, int first) {
    for (int i = 0; i < dims.length; i++) {
      narrow(dims[i], SizeRange.times(sizes[first + i], dims[i].packing()));
    }
  }

  private void narrow(Dim dim, long blocks) {
    long least = SizeRange.least(blocks, dim.block());
    long greatest = SizeRange.times(blocks, dim.block());
    switch (dim.axis()) {
      case ONE, SHARDS -> {}
      case E -> narrowE(least, greatest);
      case H -> narrowH(least, greatest);
      case I -> {
        narrowPlain(least, greatest);
        narrowGated(least, greatest);
      }
      case GATE_UP -> {
        narrowPlain(least, greatest);
        narrowStacked(blocks, dim.block());
      }
      case I_FULL -> narrowFull(least, greatest);
    }
  }

  private void narrowStacked(long blocks, int block) {
    if (blocks % 2 == 0) {
      narrowHalf(blocks / 2, block);
    } else {
      greatestGated = 0; // gate and up have as many rows
      hasOddRows = true;
    }
  }

  private void narrowHalf(long blocks, int block) {
    narrowGated(SizeRange.least(blocks, block), SizeRange.times(blocks, block));
  }

  private void narrowE(long least, long greatest) {
    leastE = Math.max(leastE, least);
    greatestE = Math.min(greatestE, greatest);
  }

  private void narrowH(long least, long greatest) {
    leastH = Math.max(leastH, least);
    greatestH = Math.min(greatestH, greatest);
  }

  private void narrowPlain(long least, long greatest) {
    leastPlain = Math.max(leastPlain, least);
    greatestPlain = Math.min(greatestPlain, greatest);
  }

  private void narrowGated(long least, long greatest) {
    leastGated = Math.max(leastGated, least);
    greatestGated = Math.min(greatestGated, greatest);
  }

  private void narrowFull(long least, long greatest) {
    leastFull = Math.max(leastFull, least);
    greatestFull = Math.min(greatestFull, greatest);
  }

  /** Narrows by what a deployment says. */
  void narrow(RankSizes rank) {
    narrowE(rank.fewestExperts(), rank.mostExperts());
    narrowH(rank.hiddenDim(), rank.hiddenDim());
    // The last rank may have less, and an adapter does not say which rank it is on.
    long least = Math.min(rank.lastIntermediateSize(), rank.intermediateSize());
    long greatest = rank.intermediateSize();
    narrowGated(least, rank.isGated() ? greatest : 0);
    narrowPlain(least, rank.isGated() ? 0 : greatest);
    long ofAll = rank.intermediateSizePerPartition() * rank.shards();
    narrowFull(ofAll, ofAll);
  }

  /** Narrows one size by what other tensors allow. */
  void narrow(int size, SizeBounds other) {
    switch (size) {
      case E -> narrowE(other.leastE, other.greatestE);
      case H -> narrowH(other.leastH, other.greatestH);
      default -> {
        narrowPlain(other.leastPlain, other.greatestPlain);
        narrowGated(other.leastGated, other.greatestGated);
        narrowFull(other.leastFull, other.greatestFull);
        hasOddRows |= other.hasOddRows;
      }
    }
  }

  /** Whether a number of rows says that they are not those of gate and up. */
  boolean hasOddRows() {
    return hasOddRows;
  }

  /** Whether a layer is left, gated or not. */
  boolean isPossible() {
    return isPossible(E) && isPossible(H) && isPossible(I);
  }

  private boolean isPossible(int size) {
    return switch (size) {
      case E -> leastE <= greatestE;
      case H -> leastH <= greatestH;
      default -> canBeGated() || canBePlain();
    };
  }

  /** Whether there can be gate and up. */
  boolean canBeGated() {
    return isDividedAmongRanks(leastGated, greatestGated);
  }

  /** Whether there can be up alone. */
  boolean canBePlain() {
    return isDividedAmongRanks(leastPlain, greatestPlain);
  }

  /** Whether I_full can be I times some number of ranks. I is exact wherever I_full is known. */
  private boolean isDividedAmongRanks(long least, long greatest) {
    if (least > greatest || leastFull > greatestFull) {
      return false;
    }
    return greatestFull == UNBOUNDED || (leastFull - 1) / greatest + 1 <= greatestFull / least;
  }

  /** Whether both can be of one layer, as far as one size is concerned. */
  boolean agrees(int size, SizeBounds other) {
    SizeBounds both = new SizeBounds();
    both.narrow(size, this);
    both.narrow(size, other);
    return both.isPossible(size);
  }

  /** Whether anything is known about a dimension. */
  boolean knows(Dim dim) {
    return dim.axis() != Axis.ONE && (range(dim, false).isBounded() || isKnownByRank(dim));
  }

  private boolean isKnownByRank(Dim dim) {
    return dim.axis() == Axis.I_FULL && greatestFull == UNBOUNDED && greatestPlain != UNBOUNDED;
  }

  /**
   * The sizes that a dimension can have: a number, a range if one is wanted, or else its symbol.
   */
  String show(Dim dim, boolean gated, boolean ranges) {
    if (!knows(dim)) {
      return dim.symbol();
    }
    if (isKnownByRank(dim)) {
      return ofRank(gated).showOfAllRanks(dim);
    }
    int halves = gated && dim.axis() == Axis.GATE_UP ? 2 : 1;
    return range(dim, gated).show(dim, halves, ranges);
  }

  private SizeRange range(Dim dim, boolean gated) {
    return switch (dim.axis()) {
      case E -> new SizeRange(leastE, greatestE);
      case H -> new SizeRange(leastH, greatestH);
      case I, GATE_UP -> ofRank(gated);
      case I_FULL -> new SizeRange(leastFull, greatestFull);
      case ONE, SHARDS -> throw new AssertionError("counts nothing");
    };
  }

  private SizeRange ofRank(boolean gated) {
    return gated
        ? new SizeRange(leastGated, greatestGated)
        : new SizeRange(leastPlain, greatestPlain);
  }
}

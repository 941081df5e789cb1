package dev.moequant.internal.check;

import dev.moequant.shapes.Axis;
import dev.moequant.shapes.Dim;
import java.util.Arrays;
import java.util.List;

/**
 * What tensors tell about a layer: for each of E, H, I and I_full the least and the greatest value
 * that they allow, with gating and without. Blocks leave a range, all else is exact.
 *
 * <p>I_full is a multiple of I, by the number of ranks that divide it, so whoever asks about I asks
 * about both.
 *
 * <p>It is the inverse of {@link Dim#size}: that makes sizes of a layer, this a layer of sizes.
 */
final class SizeBounds {
  static final int E = 0;
  static final int H = 1;
  static final int I = 2;
  static final int SIZES = 3;

  private static final int I_FULL = 3;
  private static final int BOUNDS = 2 * (SIZES + 1);
  private static final long UNBOUNDED = Long.MAX_VALUE;
  private static final long GREATEST = UNBOUNDED - 1;

  private final long[] least = new long[BOUNDS];
  private final long[] greatest = new long[BOUNDS];
  private boolean hasOddRows;

  /** Allows everything. */
  SizeBounds() {
    Arrays.fill(least, 1);
    Arrays.fill(greatest, UNBOUNDED);
  }

  /** Narrows by the shape of one tensor. */
  void narrow(List<Dim> dims, long[] shape) {
    for (int i = 0; i < shape.length; i++) {
      Dim dim = dims.get(i);
      if (dim.axis() != Axis.ONE) {
        narrow(dim, shape[i], false);
        narrow(dim, shape[i], true);
      }
    }
  }

  private void narrow(Dim dim, long found, boolean gated) {
    int at = index(size(dim), gated);
    long blocks = times(found, dim.packing());
    if (isStacked(dim, gated)) {
      if (blocks % 2 != 0) {
        greatest[at] = 0; // gate and up have as many rows
        hasOddRows = true;
        return;
      }
      blocks /= 2;
    }
    least[at] = Math.max(least[at], Math.min(times(blocks - 1, dim.block()), GREATEST - 1) + 1);
    greatest[at] = Math.min(greatest[at], times(blocks, dim.block()));
  }

  /** Narrows one size by what other tensors allow. */
  void narrow(int size, SizeBounds other) {
    narrowOne(size, other);
    hasOddRows |= size == I && other.hasOddRows;
    if (size == I) {
      narrowOne(I_FULL, other);
    }
  }

  private void narrowOne(int size, SizeBounds other) {
    for (int at = 2 * size; at < 2 * size + 2; at++) {
      least[at] = Math.max(least[at], other.least[at]);
      greatest[at] = Math.min(greatest[at], other.greatest[at]);
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
    return isPossible(size, false) || isPossible(size, true);
  }

  boolean isPossible(int size, boolean gated) {
    return size == I
        ? isAny(I, gated) && isAny(I_FULL, gated) && isDividedAmongRanks(gated)
        : isAny(size, gated);
  }

  private boolean isAny(int size, boolean gated) {
    int at = index(size, gated);
    return least[at] <= greatest[at];
  }

  /** Whether I_full can be I times some number of ranks. I is exact wherever I_full is known. */
  private boolean isDividedAmongRanks(boolean gated) {
    int ofRank = index(I, gated);
    int ofAll = index(I_FULL, gated);
    long fewestRanks = (least[ofAll] - 1) / greatest[ofRank] + 1;
    return fewestRanks <= greatest[ofAll] / least[ofRank];
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
    return dim.axis() != Axis.ONE && (isBounded(size(dim)) || isKnownByRank(dim));
  }

  private boolean isBounded(int size) {
    return greatest[index(size, false)] != UNBOUNDED;
  }

  private boolean isKnownByRank(Dim dim) {
    return dim.axis() == Axis.I_FULL && !isBounded(I_FULL) && isBounded(I);
  }

  /**
   * The sizes that a dimension can have: a number, a range if one is wanted, or else its symbol.
   */
  String show(Dim dim, boolean gated, boolean ranges) {
    if (!knows(dim)) {
      return dim.symbol();
    }
    if (isKnownByRank(dim)) {
      return ofAllRanks(dim, index(I, gated));
    }
    int at = index(size(dim), gated);
    int halves = isStacked(dim, gated) ? 2 : 1;
    long low = times((least[at] - 1) / dim.block() + 1, halves);
    long high = times((greatest[at] - 1) / dim.block() + 1, halves);
    long fewest = (low - 1) / dim.packing() + 1;
    long most = high / dim.packing();
    if (fewest == most) {
      return String.valueOf(most);
    }
    boolean cannotBePacked = fewest > most;
    return cannotBePacked || !ranges ? dim.symbol() : fewest + " to " + most;
  }

  private String ofAllRanks(Dim dim, int ofRank) {
    long size = least[ofRank];
    if (size != greatest[ofRank]) {
      return dim.symbol();
    }
    return size % dim.block() == 0
        ? "tp * " + size / dim.block()
        : "ceil(tp * " + size + "/" + dim.block() + ")";
  }

  private static int size(Dim dim) {
    return switch (dim.axis()) {
      case E -> E;
      case H -> H;
      case I, GATE_UP -> I;
      case I_FULL -> I_FULL;
      case ONE -> throw new AssertionError("counts nothing");
    };
  }

  private static boolean isStacked(Dim dim, boolean gated) {
    return gated && dim.axis() == Axis.GATE_UP;
  }

  private static int index(int size, boolean gated) {
    return 2 * size + (gated ? 1 : 0);
  }

  private static long times(long positive, int factor) {
    return positive > GREATEST / factor ? GREATEST : positive * factor;
  }
}

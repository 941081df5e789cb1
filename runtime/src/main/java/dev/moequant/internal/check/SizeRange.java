package dev.moequant.internal.check;

import dev.moequant.shapes.Dim;

/**
 * What tensors allow for one size of a layer.
 *
 * @param least the least value
 * @param greatest the greatest; {@link #UNBOUNDED} where nothing is known
 */
record SizeRange(long least, long greatest) {
  static final long UNBOUNDED = Long.MAX_VALUE;

  private static final long GREATEST = UNBOUNDED - 1;

  boolean isBounded() {
    return greatest != UNBOUNDED;
  }

  /**
   * What a dimension can be: a number, a range if one is wanted, or else its symbol.
   *
   * @param halves how many are stacked in the dimension, each of this size
   */
  String show(Dim dim, int halves, boolean ranges) {
    long low = times((least - 1) / dim.block() + 1, halves);
    long high = times((greatest - 1) / dim.block() + 1, halves);
    long fewest = (low - 1) / dim.packing() + 1;
    long most = high / dim.packing();
    if (fewest == most) {
      return String.valueOf(most);
    }
    boolean cannotBePacked = fewest > most;
    return cannotBePacked || !ranges ? dim.symbol() : fewest + " to " + most;
  }

  /** What a dimension of all ranks together can be where this is the size on one of them. */
  String showOfAllRanks(Dim dim) {
    if (least != greatest) {
      return dim.symbol();
    }
    return least % dim.block() == 0
        ? "tp * " + least / dim.block()
        : "ceil(tp * " + least + "/" + dim.block() + ")";
  }

  /** The least size that makes so many blocks, of which the last may be partial. */
  static long least(long blocks, int block) {
    return Math.min(times(blocks - 1, block), GREATEST - 1) + 1;
  }

  /** The product, at most {@link #GREATEST}; without a division, since each check needs dozens. */
  static long times(long count, int factor) {
    long product = count * factor;
    boolean isExact = Math.multiplyHigh(count, factor) == 0 && product >= 0;
    return isExact ? Math.min(product, GREATEST) : GREATEST;
  }
}

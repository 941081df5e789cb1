package dev.moequant.layer;

/**
 * Ranks that share something out, and which of them this process is.
 *
 * @param size how many there are
 * @param rank this one, from 0
 */
public record RankGroup(int size, int rank) {
  /** One rank that shares nothing. */
  public static final RankGroup ALONE = new RankGroup(1, 0);
}

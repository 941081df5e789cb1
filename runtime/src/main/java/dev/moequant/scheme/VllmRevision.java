package dev.moequant.scheme;

import java.util.Arrays;
import java.util.Optional;

/**
 * A revision of vLLM that something is true of: vLLM moves by 50 commits a day, so a sentence about
 * its kernels, and each answer that differs between revisions, names one. Earlier ones come first.
 */
public enum VllmRevision {
  /** 17edd8a80: the seed, what the low-level API answers like. */
  V2025_10("2025-10", "17edd8a80"),
  /** b6ff8a2f5. */
  V2026_07("2026-07", "b6ff8a2f5"),
  /** f37d5868b. */
  V2026_08("2026-08", "f37d5868b");

  /** The latest revision of which anything is recorded. */
  public static final VllmRevision NEWEST = V2026_08;

  private final String month;
  private final String commit;

  VllmRevision(String month, String commit) {
    this.month = month;
    this.commit = commit;
  }

  /**
   * The revision of a month.
   *
   * @param month as options name it, for example {@code 2026-08}
   * @return empty for a month of which nothing is recorded
   */
  public static Optional<VllmRevision> of(String month) {
    return Arrays.stream(values()).filter(revision -> revision.month.equals(month)).findFirst();
  }

  /**
   * How options name it.
   *
   * @return for example {@code 2026-08}
   */
  public String month() {
    return month;
  }

  /**
   * The commit of vLLM's repository.
   *
   * @return its first nine digits
   */
  public String commit() {
    return commit;
  }

  /**
   * Whether this revision has what another brought.
   *
   * @param since the revision that brought it
   * @return true for the same revision and for later ones
   */
  public boolean has(VllmRevision since) {
    return compareTo(since) >= 0;
  }

  /** The later of two. */
  VllmRevision later(VllmRevision other) {
    return has(other) ? this : other;
  }

  /** Prints {@code vLLM 2026-08}, as messages name it. */
  @Override
  public String toString() {
    return "vLLM " + month;
  }
}

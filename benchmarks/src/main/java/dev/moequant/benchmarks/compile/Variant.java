package dev.moequant.benchmarks.compile;

/** How the same classes come to be. */
enum Variant {
  /** All sources are there, {@code -proc:none}. */
  LIMIT,
  /** A {@link BareProcessor} writes the generated ones, or does nothing where there are none. */
  BARE,
  /** The processors of the subject. */
  PROCESSOR
}

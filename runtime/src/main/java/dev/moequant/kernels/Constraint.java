package dev.moequant.kernels;

/**
 * A row of a kernel's table: what must hold, when, and who says so.
 *
 * @param criterion what must hold
 * @param when where it must
 * @param phase when vLLM says no
 * @param by which part of vLLM looks: kernel, oracle, method, weights, helper, csrc, prepare
 * @param note what the row does not say, or nothing
 * @param source file and line in vLLM
 */
public record Constraint(
    Criterion criterion, Condition when, Phase phase, String by, String note, String source) {
  /** Rows of the oracle are looked at after those of the kernel. */
  public static final String ORACLE = "oracle";

  /** What a kernel class says of itself. */
  public static final String KERNEL = "kernel";

  /** The one environment variable that a check has its name from. */
  static final String BATCH_INVARIANT = "VLLM_BATCH_INVARIANT";

  /**
   * What is checked.
   *
   * @return the check
   */
  public Check check() {
    if (criterion.name().equals(BATCH_INVARIANT)) {
      return Check.BATCH_INVARIANCE;
    }
    boolean takesNothing = criterion.on() == Quantity.PAIR && criterion.wanted().isEmpty();
    return takesNothing ? Check.NOT_ASKED : criterion.on().check();
  }

  /** Whether the row speaks against a question. */
  boolean refuses(KernelQuestion question) {
    if (!when.holds(question)) {
      return false;
    }
    Object found = criterion.found(question);
    return criterion.isJudged(found, question) && !criterion.holds(found, question);
  }

  boolean isByOracle() {
    return by.equals(ORACLE);
  }
}

package dev.moequant.diagnostics;

import static dev.moequant.diagnostics.RuleText.error;

/** 5xx: parallelism. */
public enum ParallelRuleId implements RuleId {
  /** Run time: no room for a single token. */
  MAX_NUM_TOKENS(
      513,
      error(
              "max_num_tokens = %s is not positive: each dispatch needs room for at least one token",
              "give a positive number, or none: then VLLM_MOE_DP_CHUNK_SIZE is taken, which is 256"
                  + " unless set otherwise")
          .foundBy(DetectedBy.RUN_TIME));

  private final int number;
  private final RuleText words;

  ParallelRuleId(int number, RuleText words) {
    this.number = number;
    this.words = words;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public RuleText words() {
    return words;
  }
}

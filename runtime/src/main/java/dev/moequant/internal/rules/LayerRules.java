package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;

import java.util.List;

/** 5xx: parallelism. */
public final class LayerRules {
  /** Run time: no room for a single token. */
  public static final Rule<Object> MAX_NUM_TOKENS =
      error(513, "max_num_tokens that is not positive")
          .atRunTime()
          .says(
              "max_num_tokens = %s is not positive: each dispatch needs room for at least one"
                  + " token",
              "give a positive number, or none: then VLLM_MOE_DP_CHUNK_SIZE is taken, which is 256"
                  + " unless set otherwise");

  static final List<Rule<Object>> RULES = List.of(MAX_NUM_TOKENS);

  private LayerRules() {}
}

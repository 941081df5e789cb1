package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;

import java.util.List;

/** 513, 515, 516: what a layer's own config refuses at run time. */
public final class LayerRules {
  /** Run time: no room for a single token. */
  public static final Rule<Object> MAX_NUM_TOKENS =
      error(513, "max_num_tokens that is not positive")
          .atRunTime()
          .says(
              "max_num_tokens = %s is not positive: each dispatch needs room for at least one"
                  + " token",
              "give a positive number, or none: then %s");

  /** Run time: MoRI hands tokens to kernels that are not there. */
  public static final Rule<Object> MORI_WITHOUT_AITER =
      error(515, "MoRI without AITER's fused MoE kernels")
          .atRunTime()
          .says(
              "all2all_backend = %s is MoRI, which hands tokens to AITER's fused MoE kernels only,"
                  + " and these are not enabled",
              "enable them for vLLM (VLLM_ROCM_USE_AITER=1, VLLM_ROCM_USE_AITER_MOE=1) and say so"
                  + " here, %s; or take another backend");

  /** Run time: MoRI does not know the shared experts. */
  public static final Rule<Object> MORI_WITH_SHARED_EXPERTS =
      error(516, "MoRI together with shared experts that AITER fuses")
          .atRunTime()
          .says(
              "all2all_backend = %s is MoRI, which sends no tokens to shared experts, but AITER"
                  + " would compute them with the routed ones",
              "set VLLM_ROCM_USE_AITER_FUSION_SHARED_EXPERTS=0 for vLLM and leave"
                  + " withAiterFusedSharedExperts() out; or take another backend");

  static final List<Rule<Object>> RULES =
      List.of(MAX_NUM_TOKENS, MORI_WITHOUT_AITER, MORI_WITH_SHARED_EXPERTS);

  private LayerRules() {}
}

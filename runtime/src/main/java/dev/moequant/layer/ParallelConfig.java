package dev.moequant.layer;

/**
 * The part of vLLM's {@code ParallelConfig} that MoE layers look at.
 *
 * @param enableExpertParallel vLLM: {@code enable_expert_parallel}
 */
public record ParallelConfig(boolean enableExpertParallel) {}

package dev.moequant.layer;

import org.jspecify.annotations.Nullable;

/**
 * The part of vLLM's {@code ParallelConfig} that MoE layers look at.
 *
 * @param enableExpertParallel vLLM: {@code enable_expert_parallel}
 * @param all2AllBackend how tokens travel between ranks; any text, which is only compared, or null.
 *     vLLM: {@code all2all_backend} (2026-07); 2025-10 has it in the environment
 * @param enableEplb whether experts move to balance the load; vLLM: {@code enable_eplb}
 */
public record ParallelConfig(
    boolean enableExpertParallel, @Nullable String all2AllBackend, boolean enableEplb) {
  /** What all revisions take where nothing is said. */
  static final String DEFAULT_BACKEND = "allgather_reducescatter";

  /**
   * With the default backend and no load balancing.
   *
   * @param enableExpertParallel whether experts are dealt out
   */
  public ParallelConfig(boolean enableExpertParallel) {
    this(enableExpertParallel, DEFAULT_BACKEND, false);
  }

  /**
   * With the backend that the environment names, where 2025-10 reads it.
   *
   * @param enableExpertParallel whether experts are dealt out
   * @param environment says VLLM_ALL2ALL_BACKEND
   * @return the config
   */
  public static ParallelConfig of(boolean enableExpertParallel, MoEEnvironment environment) {
    return new ParallelConfig(enableExpertParallel, environment.all2AllBackend(), false);
  }
}

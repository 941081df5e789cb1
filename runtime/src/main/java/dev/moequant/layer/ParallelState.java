package dev.moequant.layer;

/**
 * Which rank this process is; asked only where there is more than one (vLLM: {@code
 * vllm.distributed.parallel_state}).
 */
public interface ParallelState {
  /** {@return the rank among the tensor-parallel ones; asked unless tp_size is 1} */
  int tensorModelParallelRank();

  /** {@return the rank among the data-parallel ones; asked if dp_size is above 1} */
  int dpRank();

  /**
   * {@return the rank among the prefill-context-parallel ones; asked if pcp_size is above 1, which
   * 2025-10 then refuses}
   */
  int pcpRank();

  /**
   * A process whose ranks are known.
   *
   * @param tpRank among the tensor-parallel ranks
   * @param pcpRank among the prefill-context-parallel ranks
   * @param dpRank among the data-parallel ranks
   * @return it
   */
  static ParallelState of(int tpRank, int pcpRank, int dpRank) {
    return new KnownRanks(tpRank, pcpRank, dpRank);
  }
}

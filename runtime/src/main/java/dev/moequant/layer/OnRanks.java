package dev.moequant.layer;

/** What vLLM's {@code FusedMoEConfig} repeats of its {@link FusedMoEParallelConfig}. */
interface OnRanks {
  /** {@return how the layer is split} vLLM: {@code moe_parallel_config}. */
  FusedMoEParallelConfig moeParallelConfig();

  /** {@return ranks that share an expert} vLLM: {@code tp_size}. */
  default int tpSize() {
    return moeParallelConfig().tpSize();
  }

  /** {@return this rank among those that share an expert} vLLM: {@code tp_rank}. */
  default int tpRank() {
    return moeParallelConfig().tpRank();
  }

  /** {@return prefill-context-parallel ranks} vLLM: {@code pcp_size}. */
  default int pcpSize() {
    return moeParallelConfig().pcpSize();
  }

  /** {@return this rank among the prefill-context-parallel ones} vLLM: {@code pcp_rank}. */
  default int pcpRank() {
    return moeParallelConfig().pcpRank();
  }

  /** {@return data-parallel ranks} vLLM: {@code dp_size}. */
  default int dpSize() {
    return moeParallelConfig().dpSize();
  }

  /** {@return this rank among the data-parallel ones} vLLM: {@code dp_rank}. */
  default int dpRank() {
    return moeParallelConfig().dpRank();
  }

  /** {@return ranks among which experts are dealt out} vLLM: {@code ep_size}. */
  default int epSize() {
    return moeParallelConfig().epSize();
  }

  /** {@return this rank among the expert-parallel ones} vLLM: {@code ep_rank}. */
  default int epRank() {
    return moeParallelConfig().epRank();
  }

  /** {@return whether experts are dealt out} vLLM: {@code use_ep}. */
  default boolean useEp() {
    return moeParallelConfig().useEp();
  }

  /** {@return sequence parallelism; 1 for none} vLLM: {@code sp_size}. */
  default int spSize() {
    return moeParallelConfig().spSize();
  }

  /** {@return whether a sequence is divided among ranks} vLLM: {@code is_sequence_parallel}. */
  default boolean isSequenceParallel() {
    return moeParallelConfig().isSequenceParallel();
  }

  /** {@return whether tokens travel by PPLX} vLLM: {@code use_pplx_kernels}. */
  default boolean usePplxKernels() {
    return moeParallelConfig().usePplxKernels();
  }

  /** {@return whether by DeepEP, high throughput} vLLM: {@code use_deepep_ht_kernels}. */
  default boolean useDeepepHtKernels() {
    return moeParallelConfig().useDeepepHtKernels();
  }

  /** {@return whether by DeepEP, low latency} vLLM: {@code use_deepep_ll_kernels}. */
  default boolean useDeepepLlKernels() {
    return moeParallelConfig().useDeepepLlKernels();
  }

  /** {@return whether by the second DeepEP} vLLM: {@code use_deepep_v2_kernels}. */
  default boolean useDeepepV2Kernels() {
    return moeParallelConfig().useDeepepV2Kernels();
  }

  /**
   * {@return whether by FlashInfer over NVLink, two-sided} vLLM: {@code
   * use_fi_nvl_two_sided_kernels}.
   */
  default boolean useFiNvlTwoSidedKernels() {
    return moeParallelConfig().useFiNvlTwoSidedKernels();
  }

  /**
   * {@return whether by FlashInfer over NVLink, one-sided} vLLM: {@code
   * use_fi_nvl_one_sided_kernels}.
   */
  default boolean useFiNvlOneSidedKernels() {
    return moeParallelConfig().useFiNvlOneSidedKernels();
  }

  /** {@return whether by all-gather and reduce-scatter} vLLM: {@code use_ag_rs_all2all_kernels}. */
  default boolean useAgRsAll2AllKernels() {
    return moeParallelConfig().useAgRsAll2AllKernels();
  }

  /** {@return whether by MoRI} vLLM: {@code use_mori_kernels}. */
  default boolean useMoriKernels() {
    return moeParallelConfig().useMoriKernels();
  }

  /** {@return whether by NIXL} vLLM: {@code use_nixl_ep_kernels}. */
  default boolean useNixlEpKernels() {
    return moeParallelConfig().useNixlEpKernels();
  }

  /**
   * {@return whether experts that are dealt out in turn need a table} vLLM: {@code
   * needs_round_robin_routing_tables}.
   */
  default boolean needsRoundRobinRoutingTables() {
    return moeParallelConfig().needsRoundRobinRoutingTables();
  }
}

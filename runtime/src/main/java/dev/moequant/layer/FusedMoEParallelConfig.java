package dev.moequant.layer;

/**
 * How a MoE layer is split over ranks (vLLM: {@code FusedMoEParallelConfig}). With expert
 * parallelism each rank holds whole experts, and tensor parallelism is 1; without it each expert is
 * split over all TP x DP ranks.
 *
 * @param tpSize ranks that share an expert
 * @param tpRank this rank among them
 * @param dpSize data-parallel ranks
 * @param dpRank this rank among them
 * @param epSize ranks among which experts are dealt out
 * @param epRank this rank among them
 * @param useEp whether experts are dealt out
 * @param environment which all2all backend is chosen
 */
public record FusedMoEParallelConfig(
    int tpSize,
    int tpRank,
    int dpSize,
    int dpRank,
    int epSize,
    int epRank,
    boolean useEp,
    MoEEnvironment environment) {
  /**
   * Flattens TP across DP, then decides between tensor and expert parallelism (vLLM: {@code make}).
   *
   * @param tpSize what the command line says, {@code tp_size_}
   * @param dpSize what the command line says, {@code dp_size_}
   * @param config whether expert parallelism is wanted; it needs more than one rank
   * @param state tells this process's ranks, asked only where there are several
   * @param environment which all2all backend is chosen
   * @return the split
   */
  public static FusedMoEParallelConfig make(
      int tpSize,
      int dpSize,
      ParallelConfig config,
      ParallelState state,
      MoEEnvironment environment) {
    int dpRank = dpSize > 1 ? state.dpRank() : 0;
    int tpRank = tpSize == 1 ? 0 : state.tensorModelParallelRank();
    int flatSize = dpSize * tpSize;
    int flatRank = dpRank * tpSize + tpRank;
    return flatSize > 1 && config.enableExpertParallel()
        ? new FusedMoEParallelConfig(1, 0, dpSize, dpRank, flatSize, flatRank, true, environment)
        : new FusedMoEParallelConfig(flatSize, flatRank, dpSize, dpRank, 1, 0, false, environment);
  }

  /** {@return whether tokens travel between ranks} vLLM: {@code use_all2all_kernels}. */
  public boolean useAll2AllKernels() {
    return dpSize > 1 && useEp;
  }

  /** {@return whether they travel by PPLX} vLLM: {@code use_pplx_kernels}. */
  public boolean usePplxKernels() {
    return useAll2AllKernels() && "pplx".equals(environment.all2AllBackend());
  }

  /** {@return whether by DeepEP, high throughput} vLLM: {@code use_deepep_ht_kernels}. */
  public boolean useDeepepHtKernels() {
    return useAll2AllKernels() && "deepep_high_throughput".equals(environment.all2AllBackend());
  }

  /** {@return whether by DeepEP, low latency} vLLM: {@code use_deepep_ll_kernels}. */
  public boolean useDeepepLlKernels() {
    return useAll2AllKernels() && "deepep_low_latency".equals(environment.all2AllBackend());
  }
}

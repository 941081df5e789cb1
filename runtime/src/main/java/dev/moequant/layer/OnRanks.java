package dev.moequant.layer;

/**
 * What vLLM's {@code FusedMoEConfig} repeats of its {@link FusedMoEParallelConfig}, by its names.
 */
interface OnRanks {
  /** {@return how the layer is split} vLLM: {@code moe_parallel_config}. */
  FusedMoEParallelConfig moeParallelConfig();

  /** {@return what {@link FusedMoEParallelConfig#tpSize()} says} */
  default int tpSize() {
    return moeParallelConfig().tpSize();
  }

  /** {@return what {@link FusedMoEParallelConfig#tpRank()} says} */
  default int tpRank() {
    return moeParallelConfig().tpRank();
  }

  /** {@return what {@link FusedMoEParallelConfig#pcpSize()} says} */
  default int pcpSize() {
    return moeParallelConfig().pcpSize();
  }

  /** {@return what {@link FusedMoEParallelConfig#pcpRank()} says} */
  default int pcpRank() {
    return moeParallelConfig().pcpRank();
  }

  /** {@return what {@link FusedMoEParallelConfig#dpSize()} says} */
  default int dpSize() {
    return moeParallelConfig().dpSize();
  }

  /** {@return what {@link FusedMoEParallelConfig#dpRank()} says} */
  default int dpRank() {
    return moeParallelConfig().dpRank();
  }

  /** {@return what {@link FusedMoEParallelConfig#epSize()} says} */
  default int epSize() {
    return moeParallelConfig().epSize();
  }

  /** {@return what {@link FusedMoEParallelConfig#epRank()} says} */
  default int epRank() {
    return moeParallelConfig().epRank();
  }

  /** {@return what {@link FusedMoEParallelConfig#useEp()} says} */
  default boolean useEp() {
    return moeParallelConfig().useEp();
  }

  /** {@return what {@link FusedMoEParallelConfig#spSize()} says} */
  default int spSize() {
    return moeParallelConfig().spSize();
  }

  /** {@return what {@link FusedMoEParallelConfig#isSequenceParallel()} says} */
  default boolean isSequenceParallel() {
    return moeParallelConfig().isSequenceParallel();
  }

  /** {@return what {@link FusedMoEParallelConfig#usePplxKernels()} says} */
  default boolean usePplxKernels() {
    return moeParallelConfig().usePplxKernels();
  }

  /** {@return what {@link FusedMoEParallelConfig#useDeepepHtKernels()} says} */
  default boolean useDeepepHtKernels() {
    return moeParallelConfig().useDeepepHtKernels();
  }

  /** {@return what {@link FusedMoEParallelConfig#useDeepepLlKernels()} says} */
  default boolean useDeepepLlKernels() {
    return moeParallelConfig().useDeepepLlKernels();
  }

  /** {@return what {@link FusedMoEParallelConfig#useDeepepV2Kernels()} says} */
  default boolean useDeepepV2Kernels() {
    return moeParallelConfig().useDeepepV2Kernels();
  }

  /** {@return what {@link FusedMoEParallelConfig#useFiNvlTwoSidedKernels()} says} */
  default boolean useFiNvlTwoSidedKernels() {
    return moeParallelConfig().useFiNvlTwoSidedKernels();
  }

  /** {@return what {@link FusedMoEParallelConfig#useFiNvlOneSidedKernels()} says} */
  default boolean useFiNvlOneSidedKernels() {
    return moeParallelConfig().useFiNvlOneSidedKernels();
  }

  /** {@return what {@link FusedMoEParallelConfig#useAgRsAll2AllKernels()} says} */
  default boolean useAgRsAll2AllKernels() {
    return moeParallelConfig().useAgRsAll2AllKernels();
  }

  /** {@return what {@link FusedMoEParallelConfig#useMoriKernels()} says} */
  default boolean useMoriKernels() {
    return moeParallelConfig().useMoriKernels();
  }

  /** {@return what {@link FusedMoEParallelConfig#useNixlEpKernels()} says} */
  default boolean useNixlEpKernels() {
    return moeParallelConfig().useNixlEpKernels();
  }

  /** {@return what {@link FusedMoEParallelConfig#needsRoundRobinRoutingTables()} says} */
  default boolean needsRoundRobinRoutingTables() {
    return moeParallelConfig().needsRoundRobinRoutingTables();
  }
}

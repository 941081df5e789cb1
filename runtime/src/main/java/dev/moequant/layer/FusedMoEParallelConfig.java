package dev.moequant.layer;

import dev.moequant.scheme.VllmRevision;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a MoE layer is split over ranks (vLLM: {@code FusedMoEParallelConfig}, {@code
 * fused_moe/config.py}; 17edd8a80, b6ff8a2f5). With expert parallelism each rank holds whole
 * experts, and tensor parallelism is 1; without it each expert is split over all TP x PCP x DP
 * ranks. What both revisions know has the same answers in both. 2026-08 has the fields of 2026-07,
 * and answers as 2026-07.
 *
 * @param revision whose answers these are
 * @param tp the ranks that share an expert
 * @param pcp the prefill-context-parallel ranks
 * @param dp the data-parallel ranks
 * @param ep the ranks among which experts are dealt out
 * @param spSize sequence parallelism; 1 for none
 * @param useEp whether experts are dealt out
 * @param all2AllBackend how tokens travel between ranks, or null
 * @param enableEplb whether experts move to balance the load
 */
public record FusedMoEParallelConfig(
    VllmRevision revision,
    RankGroup tp,
    RankGroup pcp,
    RankGroup dp,
    RankGroup ep,
    int spSize,
    boolean useEp,
    @Nullable String all2AllBackend,
    boolean enableEplb) {
  /**
   * Checks what a revision can be split by.
   *
   * @throws IllegalArgumentException for prefill context or sequence parallelism before 2026-07,
   *     which has neither
   */
  public FusedMoEParallelConfig {
    if (!revision.has(VllmRevision.V2026_07) && (pcp.size() != 1 || spSize != 1)) {
      throw new IllegalArgumentException(
          "%s has no prefill context and no sequence parallelism: pcpSize = %d, spSize = %d"
              .formatted(revision, pcp.size(), spSize));
    }
  }

  /**
   * Flattens TP across DP and PCP, then decides between tensor and expert parallelism (vLLM: {@code
   * make}).
   *
   * @param revision as which vLLM to answer
   * @param sizes what the command line says
   * @param config whether expert parallelism is wanted, which needs more than one rank, and how
   *     tokens would travel
   * @param state tells this process's ranks, asked only where there are several; like vLLM, no rank
   *     is compared with its size
   * @return the split
   * @throws IllegalArgumentException for prefill context or sequence parallelism at a revision
   *     whose {@code make} takes neither: before 2026-07
   */
  public static FusedMoEParallelConfig make(
      VllmRevision revision, ParallelSizes sizes, ParallelConfig config, ParallelState state) {
    RankGroup dp = new RankGroup(sizes.dpSize(), sizes.dpSize() > 1 ? state.dpRank() : 0);
    RankGroup pcp = new RankGroup(sizes.pcpSize(), sizes.pcpSize() > 1 ? state.pcpRank() : 0);
    RankGroup all = flattenTpAcrossDpAndPcp(sizes.tpSize(), dp, pcp, state);
    boolean useEp = all.size() > 1 && config.enableExpertParallel();
    return new FusedMoEParallelConfig(
        revision,
        useEp ? RankGroup.ALONE : all,
        pcp,
        dp,
        useEp ? all : RankGroup.ALONE,
        sizes.spSize(),
        useEp,
        config.all2AllBackend(),
        config.enableEplb());
  }

  /**
   * One rank that does everything (vLLM: {@code make_no_parallel}, from 2026-07 on).
   *
   * @param revision as which vLLM to answer
   * @return the split that is none
   */
  public static FusedMoEParallelConfig makeNoParallel(VllmRevision revision) {
    RankGroup alone = RankGroup.ALONE;
    return new FusedMoEParallelConfig(
        revision, alone, alone, alone, alone, 1, false, ParallelConfig.DEFAULT_BACKEND, false);
  }

  /**
   * All ranks as if they were tensor-parallel (vLLM: {@code flatten_tp_across_dp_and_pcp}): ranks
   * of one DP rank are neighbours, and among them those of one PCP rank.
   *
   * @param tpSize tensor parallelism
   * @param dp the data-parallel ranks
   * @param pcp the prefill-context-parallel ranks
   * @param state tells the tensor-parallel rank, unless there is only one
   * @return all of them
   */
  public static RankGroup flattenTpAcrossDpAndPcp(
      int tpSize, RankGroup dp, RankGroup pcp, ParallelState state) {
    int tpRank = tpSize == 1 ? 0 : state.tensorModelParallelRank();
    return new RankGroup(
        dp.size() * pcp.size() * tpSize, (dp.rank() * pcp.size() + pcp.rank()) * tpSize + tpRank);
  }

  /** {@return ranks that share an expert} vLLM: {@code tp_size}. */
  public int tpSize() {
    return tp.size();
  }

  /** {@return this rank among those that share an expert} vLLM: {@code tp_rank}. */
  public int tpRank() {
    return tp.rank();
  }

  /** {@return prefill-context-parallel ranks} vLLM: {@code pcp_size}. */
  public int pcpSize() {
    return pcp.size();
  }

  /** {@return this rank among the prefill-context-parallel ones} vLLM: {@code pcp_rank}. */
  public int pcpRank() {
    return pcp.rank();
  }

  /** {@return data-parallel ranks} vLLM: {@code dp_size}. */
  public int dpSize() {
    return dp.size();
  }

  /** {@return this rank among the data-parallel ones} vLLM: {@code dp_rank}. */
  public int dpRank() {
    return dp.rank();
  }

  /** {@return ranks among which experts are dealt out} vLLM: {@code ep_size}. */
  public int epSize() {
    return ep.size();
  }

  /** {@return this rank among the expert-parallel ones} vLLM: {@code ep_rank}. */
  public int epRank() {
    return ep.rank();
  }

  /** {@return whether a sequence is divided among ranks} vLLM: {@code is_sequence_parallel}. */
  public boolean isSequenceParallel() {
    return spSize > 1;
  }

  /** {@return whether tokens travel between ranks} vLLM: {@code use_all2all_kernels}. */
  public boolean useAll2AllKernels() {
    return useEp && (dpSize() > 1 || pcpSize() > 1 || isSequenceParallel());
  }

  /**
   * {@return whether they travel by PPLX} vLLM: {@code use_pplx_kernels}; false from 2026-07 on,
   * which has no such kernels.
   */
  public boolean usePplxKernels() {
    return !revision.has(VllmRevision.V2026_07) && travelsBy("pplx");
  }

  /** {@return whether by DeepEP, high throughput} vLLM: {@code use_deepep_ht_kernels}. */
  public boolean useDeepepHtKernels() {
    return travelsBy("deepep_high_throughput");
  }

  /** {@return whether by DeepEP, low latency} vLLM: {@code use_deepep_ll_kernels}. */
  public boolean useDeepepLlKernels() {
    return travelsBy("deepep_low_latency");
  }

  /** {@return whether by the second DeepEP} vLLM: {@code use_deepep_v2_kernels}. */
  public boolean useDeepepV2Kernels() {
    return travelsBy("deepep_v2");
  }

  /**
   * {@return whether by FlashInfer over NVLink, two-sided} vLLM: {@code
   * use_fi_nvl_two_sided_kernels}.
   */
  public boolean useFiNvlTwoSidedKernels() {
    return travelsBy("flashinfer_all2allv", "flashinfer_nvlink_two_sided");
  }

  /**
   * {@return whether by FlashInfer over NVLink, one-sided} vLLM: {@code
   * use_fi_nvl_one_sided_kernels}.
   */
  public boolean useFiNvlOneSidedKernels() {
    return travelsBy("flashinfer_nvlink_one_sided");
  }

  /** {@return whether by all-gather and reduce-scatter} vLLM: {@code use_ag_rs_all2all_kernels}. */
  public boolean useAgRsAll2AllKernels() {
    return travelsBy(ParallelConfig.DEFAULT_BACKEND);
  }

  /** {@return whether by MoRI} vLLM: {@code use_mori_kernels}. */
  public boolean useMoriKernels() {
    return travelsBy("mori_high_throughput", "mori_low_latency");
  }

  /** {@return whether by NIXL} vLLM: {@code use_nixl_ep_kernels}. */
  public boolean useNixlEpKernels() {
    return travelsBy("nixl_ep");
  }

  /**
   * {@return whether each expert gets its tokens in a batch of its own, [E, M, H]} vLLM: {@code
   * use_batched_activation_format}.
   */
  public boolean useBatchedActivationFormat() {
    return useDeepepLlKernels() || useNixlEpKernels();
  }

  /**
   * {@return whether experts that are dealt out in turn need a table of where they are} vLLM:
   * {@code needs_round_robin_routing_tables}.
   */
  public boolean needsRoundRobinRoutingTables() {
    return useBatchedActivationFormat();
  }

  private boolean travelsBy(String... backends) {
    return useAll2AllKernels() && Arrays.asList(backends).contains(all2AllBackend);
  }
}

package dev.moequant.annotations;

import java.util.Locale;

/** How tokens travel to the ranks of their experts (vLLM: {@code --all2all-backend}). */
public enum All2AllBackend {
  /** Every rank gets all tokens: vLLM's default. */
  ALLGATHER_REDUCESCATTER,
  /** Broadcasts; vLLM from 2026-07 takes the default instead. */
  NAIVE,
  /** PPLX; vLLM from 2026-07 takes the default instead. */
  PPLX,
  /** DeepEP's kernels for long batches. */
  DEEPEP_HIGH_THROUGHPUT,
  /** DeepEP's kernels for short batches: each expert gets a batch of its own. */
  DEEPEP_LOW_LATENCY,
  /** The second DeepEP (vLLM since 2026-07). */
  DEEPEP_V2,
  /** MoRI for long batches (ROCm; vLLM since 2026-07). */
  MORI_HIGH_THROUGHPUT,
  /** MoRI for short batches (ROCm; vLLM since 2026-07). */
  MORI_LOW_LATENCY,
  /** NIXL: each expert gets a batch of its own (vLLM since 2026-07). */
  NIXL_EP,
  /** FlashInfer over NVLink, two-sided, under its old name. */
  FLASHINFER_ALL2ALLV,
  /** FlashInfer over NVLink, two-sided (vLLM since 2026-07). */
  FLASHINFER_NVLINK_TWO_SIDED,
  /** FlashInfer over NVLink, one-sided (vLLM since 2026-07). */
  FLASHINFER_NVLINK_ONE_SIDED;

  /**
   * How vLLM's command line spells it.
   *
   * @return for example {@code deepep_low_latency}
   */
  public String vllmName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.moequant.annotations;

import java.util.Locale;

/** The kernels that vLLM can be told to take (vLLM: {@code --moe-backend}; f37d5868b). */
public enum Kernel {
  /** vLLM chooses. */
  AUTO,
  /** Triton's. */
  TRITON,
  /** Triton's for batches of each expert (2026-08). */
  BATCHED_TRITON,
  /** DeepGEMM's. */
  DEEP_GEMM,
  /** DeepGEMM's with communication inside. */
  DEEP_GEMM_MEGA_MOE,
  /** CUTLASS's, as vLLM has them. */
  CUTLASS,
  /** TensorRT-LLM's by FlashInfer. */
  FLASHINFER_TRTLLM,
  /** CUTLASS's by FlashInfer. */
  FLASHINFER_CUTLASS,
  /** CuTe DSL's by FlashInfer. */
  FLASHINFER_CUTEDSL,
  /** FlashInfer's for SM12x. */
  FLASHINFER_B12X,
  /** b12x's own for SM12x (2026-08). */
  B12X,
  /** Marlin's, which quantize no activations. */
  MARLIN,
  /** Humming's. */
  HUMMING,
  /** Triton's without fusion, for mxfp4. */
  TRITON_UNFUSED,
  /** AITER's (ROCm). */
  AITER,
  /** FlyDSL's (ROCm). */
  FLYDSL,
  /** HPC's (Hopper). */
  HPC,
  /** Dequantized, then computed. */
  EMULATION;

  /**
   * How vLLM's command line spells it.
   *
   * @return for example {@code flashinfer_trtllm}
   */
  public String vllmName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.moequant.layer;

/** What the default settings of kernels ask of a device. */
public enum Accelerator {
  /** NVIDIA. */
  CUDA,
  /** AMD. */
  ROCM,
  /** Neither. */
  OTHER
}

package dev.moequant.kernels;

/** When vLLM says no. */
public enum Phase {
  /** While it chooses a kernel: the next one is tried. */
  SELECTION,
  /** While weights are created or loaded: the engine does not start. */
  LOAD,
  /** In the first forward pass. */
  RUN
}

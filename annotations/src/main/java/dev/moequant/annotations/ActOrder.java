package dev.moequant.annotations;

/** In which order the columns of a weight were quantized (GPTQ's activation ordering). */
public enum ActOrder {
  /** In the order in which they stand. */
  NONE,
  /**
   * By activation size, and put back: the columns of a group stand together, kernels need not know.
   */
  STATIC,
  /** By activation size, groups scattered over the columns: kernels need {@code g_idx}. */
  GROUP
}

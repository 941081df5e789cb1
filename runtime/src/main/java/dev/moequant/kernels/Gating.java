package dev.moequant.kernels;

/** Which kinds of MLP a kernel runs. */
public enum Gating {
  /** With a gate and without. */
  BOTH,
  /** With a gate only. */
  GATED,
  /** Without a gate only. */
  NON_GATED,
  /** Neither: nobody may ask it. */
  NONE
}

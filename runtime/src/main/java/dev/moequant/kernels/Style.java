package dev.moequant.kernels;

/** How a kernel class is built. */
public enum Style {
  /** The router runs before it. */
  MODULAR,
  /** The router is a part of it. */
  MONOLITHIC,
  /** Two modular halves, of which each call takes one. */
  FALLBACK
}

package dev.moequant.diagnostics;

/** Who can find that a rule is broken. */
public enum DetectedBy {
  /** The compiler and a program at run time, in the same words. */
  ANYONE,
  /** Only a compiler: it is about source code, not about a scheme. */
  COMPILER,
  /** Only a running program: it is about tensors and objects that a compiler does not see. */
  RUN_TIME
}

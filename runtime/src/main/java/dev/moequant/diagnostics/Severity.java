package dev.moequant.diagnostics;

/** What a finding means for the class or the config it was found in. */
public enum Severity {
  /** The scheme cannot work: a compile error, an exception at run time. */
  ERROR,
  /** It works, but not as one might think: a compile warning, a line in the report. */
  WARNING
}

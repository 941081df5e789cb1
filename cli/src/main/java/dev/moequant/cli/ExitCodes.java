package dev.moequant.cli;

/** What the shell is told. */
final class ExitCodes {
  /** All is well, or only as warned about. */
  static final int FINE = 0;

  /** There are errors; with {@code --fail-on-warning} also where there are warnings. */
  static final int FINDINGS = 1;

  /** A file that cannot be read, or a command line that cannot be understood. */
  static final int UNUSABLE = 2;

  private ExitCodes() {}
}

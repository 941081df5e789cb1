package dev.moequant.diagnostics;

/**
 * The words of MOEQ902, as constants that javac copies: the processor says them where no class of
 * the runtime can be loaded.
 */
public final class ProcessorPathWords {
  /** The number of the rule. */
  public static final int NUMBER = 902;

  private static final String PAGE = "docs/rules/MOEQ" + NUMBER + ".md";

  /** Its text. */
  public static final String TEXT = "the moequant processor cannot run: %s";

  /** Its help. */
  public static final String HELP =
      "%s; the processor path is <annotationProcessorPaths> in Maven, annotationProcessor in"
          + " Gradle, -processorpath of javac";

  /** What {@link Finding#message} makes of them: takes a text and a help. */
  public static final String MESSAGE =
      "[MOEQ"
          + NUMBER
          + "] "
          + TEXT
          + Finding.HELP
          + HELP
          + Finding.SEE
          + PAGE
          + Finding.OR_RUN
          + "MOEQ"
          + NUMBER;

  private ProcessorPathWords() {}
}

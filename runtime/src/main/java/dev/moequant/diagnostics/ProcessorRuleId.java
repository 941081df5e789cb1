package dev.moequant.diagnostics;

import static dev.moequant.diagnostics.RuleText.error;

/** 9xx: the tool itself. */
public enum ProcessorRuleId implements RuleId {
  /** Processor and runtime of different versions. */
  VERSION_SKEW(
      901,
      error(
              "moequant-processor (rules version %s) does not fit %s",
              "give all moequant jars the same version; the BOM moequant-bom keeps them together")
          .foundBy(DetectedBy.COMPILER)),
  /** A processor path on which something is missing or does not fit. */
  PROCESSOR_PATH(
      ProcessorPathWords.NUMBER,
      error(ProcessorPathWords.TEXT, ProcessorPathWords.HELP).foundBy(DetectedBy.COMPILER)),
  /** A factory of a class that the compiler could not resolve. */
  UNRESOLVED(
      903,
      error(
              "%s was not resolved when it was compiled, so this factory is a stub",
              "fix what the compiler reports about its sources, and compile it again")
          .foundBy(DetectedBy.RUN_TIME)),
  /** A crash inside the processor. */
  CRASH(
      999,
      error(
              "the moequant processor crashed on %s: %s",
              "this is a bug in moequant; please report it with the stack trace that"
                  + " -Amoequant.debug=true prints. Other classes are not affected")
          .foundBy(DetectedBy.COMPILER));

  private final int number;
  private final RuleText words;

  ProcessorRuleId(int number, RuleText words) {
    this.number = number;
    this.words = words;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public RuleText words() {
    return words;
  }
}

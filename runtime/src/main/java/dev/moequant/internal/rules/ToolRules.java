package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;

import dev.moequant.diagnostics.ProcessorPathWords;
import java.util.List;

/** 9xx: the tool itself. */
public final class ToolRules {
  /** Processor and runtime of different versions. */
  public static final Rule<Object> VERSION_SKEW =
      error(901, "a processor and a runtime of different versions")
          .byCompiler()
          .says(
              "moequant-processor (rules version %s) does not fit %s",
              "give all moequant jars the same version; the BOM moequant-bom keeps them together");

  /** A processor path on which something is missing or does not fit. */
  public static final Rule<Object> PROCESSOR_PATH =
      error(ProcessorPathWords.NUMBER, "an incomplete processor path")
          .byCompiler()
          .says(ProcessorPathWords.TEXT, ProcessorPathWords.HELP);

  /** A factory of a class that the compiler could not resolve. */
  public static final Rule<Object> UNRESOLVED =
      error(903, "the factory of a class that was not resolved")
          .atRunTime()
          .says(
              "%s was not resolved when it was compiled, so this factory is a stub",
              "fix what the compiler reports about its sources, and compile it again");

  /** A crash inside the processor. */
  public static final Rule<Object> CRASH =
      error(999, "a crash of the processor")
          .byCompiler()
          .says(
              "the moequant processor crashed on %s: %s",
              "this is a bug in moequant; please report it with the stack trace that"
                  + " -Amoequant.debug=true prints. Other classes are not affected");

  static final List<Rule<Object>> RULES = List.of(VERSION_SKEW, PROCESSOR_PATH, UNRESOLVED, CRASH);

  private ToolRules() {}
}

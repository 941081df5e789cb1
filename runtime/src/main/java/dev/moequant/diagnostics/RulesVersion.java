package dev.moequant.diagnostics;

/**
 * The version of the rules and of the entry points that generated code calls. The processor
 * compares its own with the one on the class path: rules run on both sides, and only the same
 * version gives the same answers.
 */
public final class RulesVersion {
  /** Raised with every change of a rule, a text or an entry point; RulesVersionTest asks for it. */
  public static final String VALUE = "15";

  private RulesVersion() {}
}

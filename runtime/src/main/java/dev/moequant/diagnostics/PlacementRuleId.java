package dev.moequant.diagnostics;

/** 8xx: where an annotation stands. Only a compiler can find these. */
public enum PlacementRuleId implements RuleId {
  /** An enum or an annotation type as a quantization method. */
  NOT_A_METHOD_CLASS(
      801, byCompiler("@%s stands on %s, which cannot be a quantization method", "%s")),
  /** A type that the factory could not name. */
  UNNAMEABLE_TYPE(
      802, byCompiler("@%s stands on %s, and %s: the generated factory could not name it", "%s")),
  /** More than one scheme. */
  TWO_SCHEMES(
      803,
      byCompiler(
          "@%s contradicts @%s: a quantization method has one scheme",
          "remove one of the two, or split %s into two classes")),
  /** Something that only means something beside a scheme. */
  WITHOUT_SCHEME(804, byCompiler("%s: %s, so nothing reads this", "%s")),
  /** The factory's name belongs to somebody else. */
  NAME_TAKEN(805, byCompiler("the factory of %s cannot be written: %s", "%s")),
  /** The generated code could not see the runtime. */
  RUNTIME_NOT_READABLE(
      806, byCompiler("the factory of %s would not compile: dev.moequant.runtime is not %s", "%s")),
  /** An option that does not exist, or a value that it does not take. */
  OPTION(807, byCompiler("-A%s: %s", "%s"));

  private final int number;
  private final RuleText words;

  PlacementRuleId(int number, RuleText words) {
    this.number = number;
    this.words = words;
  }

  private static RuleText byCompiler(String text, String help) {
    return RuleText.error(text, help).foundBy(DetectedBy.COMPILER);
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

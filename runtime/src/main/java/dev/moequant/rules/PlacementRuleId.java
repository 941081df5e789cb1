package dev.moequant.rules;

import static dev.moequant.rules.RuleText.error;

/** 8xx: where an annotation stands. Only a compiler can find these. */
public enum PlacementRuleId implements RuleId {
  /** An enum or an annotation type as a quantization method. */
  NOT_A_METHOD_CLASS(
      801,
      error(
          "@%s stands on %s, which cannot be a quantization method",
          "put it on a class, a record or an interface")),
  /** A type that the factory could not name. */
  PRIVATE_TYPE(
      802,
      error(
          "@%s stands on %s, and %s is private: the generated factory could not name it",
          "make %s package-private")),
  /** More than one scheme. */
  TWO_SCHEMES(
      803,
      error(
          "@%s contradicts @%s: a quantization method has one scheme",
          "remove one of the two, or split %s into two classes")),
  /** The factory's name belongs to somebody else. */
  NAME_TAKEN(805, error("the factory of %s cannot be written: %s", "%s")),
  /** The generated code could not see the runtime. */
  RUNTIME_NOT_READABLE(
      806, error("the factory of %s would not compile: dev.moequant.runtime is not %s", "%s"));

  private final int number;
  private final RuleText words;

  PlacementRuleId(int number, RuleText words) {
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

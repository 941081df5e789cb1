package dev.moequant.rules;

import static dev.moequant.rules.RuleText.error;

/** 3xx: tensors. */
public enum TensorRuleId implements RuleId {
  /** A PrecisionConfig where a tensor is asked for, or the reverse. */
  SCALE_KIND(306, error("%s is %s, not %s", "%s")),
  /** Run time: a tensor that is not what the scheme expects. */
  TENSOR_MISMATCH(309, error("%s is %s, but %s", "%s"));

  private final int number;
  private final RuleText words;

  TensorRuleId(int number, RuleText words) {
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

package dev.moequant.diagnostics;

import static dev.moequant.diagnostics.RuleText.error;

/** 3xx: tensors, and the members that hold them. */
public enum TensorRuleId implements RuleId {
  /** Some tensors are bound, this one is not. */
  UNBOUND_SLOT(
      301,
      error("%s requires %s, and no member of %s is bound to them", "%s")
          .foundBy(DetectedBy.COMPILER)),
  /** A slot that the scheme never uses. */
  UNUSED_SLOT(
      302,
      error(
              "@QuantParam(%s): no setting of @%s uses %s, it would be dropped silently",
              "remove the annotation; %s requires %s")
          .foundBy(DetectedBy.COMPILER)),
  /** A slot with two members, or a member with two slots. */
  SLOT_BOUND_TWICE(
      303,
      error("@QuantParam(%s) stands on %s: %s", "remove one of the two")
          .foundBy(DetectedBy.COMPILER)),
  /** One half of a pair. */
  HALF_A_PAIR(
      304,
      error(
              "@QuantParam(%s) without @QuantParam(%s): vLLM takes %s and %s together, one for each"
                  + " GEMM",
              "annotate the member that holds %s with @QuantParam(%s)")
          .foundBy(DetectedBy.COMPILER)),
  /** A slot that another setting would use. */
  SLOT_OF_OTHER_SETTING(
      305,
      error("@QuantParam(%s): %s does not use %s, it would be dropped silently", "%s")
          .foundBy(DetectedBy.COMPILER)),
  /** A PrecisionConfig where a tensor is asked for, the reverse, or another tensor type. */
  SCALE_KIND(306, error("%s is %s, not %s", "%s")),
  /** A member that the factory cannot read. */
  UNREACHABLE_MEMBER(
      307,
      error("@QuantParam(%s) stands on %s, which the generated factory cannot read: %s", "%s")
          .foundBy(DetectedBy.COMPILER)),
  /** An adapter that the factory cannot make. */
  UNUSABLE_ADAPTER(
      308,
      error("adapter = %s.class cannot tell shapes to the generated factory: %s", "%s")
          .foundBy(DetectedBy.COMPILER)),
  /** Run time: a tensor that is not what the scheme expects. */
  TENSOR_MISMATCH(309, error("%s is %s, but %s", "%s").foundBy(DetectedBy.RUN_TIME));

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

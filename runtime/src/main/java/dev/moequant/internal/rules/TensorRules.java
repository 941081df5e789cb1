package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;

import java.util.List;

/** 216, 306 to 309: tensors, and the members that hold them. Who sees them finds what is wrong. */
public final class TensorRules {
  /** Run time: the two GEMMs of one layer quantized differently. */
  public static final Rule<Object> OPERANDS_DIFFER =
      error(216, "two GEMMs of one layer that are quantized differently")
          .atRunTime()
          .says(
              "%s is %s, but %s is %s: no MoE kernel takes a layer whose two GEMMs are quantized"
                  + " differently",
              "give both the same dtype and the same shape");

  /** A PrecisionConfig where a tensor is asked for, the reverse, or another tensor type. */
  public static final Rule<Object> SCALE_KIND =
      error(306, "a member or a scale of the wrong kind").says("%s is %s, %s", "%s");

  /** A member that the factory cannot read. */
  public static final Rule<Object> UNREACHABLE_MEMBER =
      error(307, "a member that the factory cannot read")
          .byCompiler()
          .says("@QuantParam(%s) is on %s, which the generated factory cannot read: %s", "%s");

  /** An adapter that the factory cannot make. */
  public static final Rule<Object> UNUSABLE_ADAPTER =
      error(308, "an adapter that the factory cannot make")
          .byCompiler()
          .says("the generated factory cannot use adapter = %s.class: %s", "%s");

  /** Run time: a tensor that is not what the scheme expects. */
  public static final Rule<Object> TENSOR_MISMATCH =
      error(309, "a tensor that is not what the scheme expects")
          .atRunTime()
          .says("%s is %s, but %s", "%s");

  static final List<Rule<Object>> RULES =
      List.of(OPERANDS_DIFFER, SCALE_KIND, UNREACHABLE_MEMBER, UNUSABLE_ADAPTER, TENSOR_MISMATCH);

  private TensorRules() {}
}

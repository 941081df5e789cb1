package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Rule.warning;

import java.util.List;

/**
 * 708 to 711, 716, 718: what the headers of a checkpoint's tensors say. Who has read them finds it.
 */
public final class HeaderRules {
  /** A tensor that is not in the files. */
  public static final Rule<Object> MISSING_TENSOR =
      error(708, "a tensor of the experts that the files do not have")
          .atRunTime()
          .says("%s requires %s, which the files do not have: %s", "%s");

  /** A tensor whose dtype or shape is another. */
  public static final Rule<Object> STORED_OTHERWISE =
      error(709, "a tensor that is stored in another form")
          .atRunTime()
          .says("%s is %s, but %s expects %s", "%s");

  /** A tensor that no loader asks for. */
  public static final Rule<Object> LEFT_OVER =
      warning(710, "tensors of the experts that nothing reads")
          .atRunTime()
          .says("%s is in the files, and nothing of %s reads it: %s", "%s");

  /** A file of tensors that is broken. */
  public static final Rule<Object> NOT_SAFETENSORS =
      error(711, "a file that is not safetensors, or not their index")
          .atRunTime()
          .says("%s: %s", "%s");

  /** Biases that would not be added. */
  public static final Rule<Object> UNUSED_BIAS =
      error(716, "biases of experts whose scheme has none")
          .atRunTime()
          .says("%s is in the files, but %s has no biases: they would not be added", "%s");

  /** One scale is taken for two matrices. */
  public static final Rule<Object> GLOBAL_SCALES_DIFFER =
      warning(718, "global scales of gate and up that differ")
          .atRunTime()
          .says("%s is %s, but %s is %s: vLLM takes one of them for both", "%s");

  static final List<Rule<Object>> RULES =
      List.of(
          MISSING_TENSOR,
          STORED_OTHERWISE,
          LEFT_OVER,
          NOT_SAFETENSORS,
          UNUSED_BIAS,
          GLOBAL_SCALES_DIFFER);

  private HeaderRules() {}
}

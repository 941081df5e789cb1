package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Rule.warning;

import java.util.List;

/**
 * 701 to 718 without 704, 705 and 714: what the files of a checkpoint say. Who has read them finds
 * what is wrong; what a declaration contradicts is for the rules of agreement.
 */
public final class CheckpointRules {
  /** No file, or one that cannot be read. */
  public static final Rule<Object> UNREADABLE =
      error(701, "a file of a checkpoint that cannot be read").atRunTime().says("%s %s", "%s");

  /** A file that is not what its name says. */
  public static final Rule<Object> NOT_A_CONFIG =
      error(702, "a file that is not the config of a model with experts")
          .atRunTime()
          .says("%s: %s", "%s");

  /** A method or a format that nobody here has read of. */
  public static final Rule<Object> UNKNOWN_METHOD =
      error(703, "a quantization that is not known here").atRunTime().says("%s: %s", "%s");

  /** Every expert layer is on the ignore list. */
  public static final Rule<Object> ALL_IGNORED =
      error(706, "an ignore list that covers all experts")
          .atRunTime()
          .says("%s covers the experts of %s: none of them is quantized, though %s says %s", "%s");

  /** Two values of one checkpoint that cannot both be true of its experts. */
  public static final Rule<Object> CONTRADICTION =
      error(707, "a checkpoint that contradicts itself")
          .atRunTime()
          .says("%s says of the experts that they are %s, but %s says %s", "%s");

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

  /** Layers of experts that are quantized otherwise, or not at all. */
  public static final Rule<Object> SEVERAL_SCHEMES =
      warning(712, "experts that are not all quantized alike")
          .atRunTime()
          .says("the experts of %s are %s, but those of %s are %s: %s", "%s");

  /** Two configs that differ in what does not concern the experts. */
  public static final Rule<Object> CONFIGS_DIFFER =
      warning(713, "two configs that differ beside the experts")
          .atRunTime()
          .says("%s says %s, but %s says %s", "%s");

  /** An entry of an ignore list that ignores nothing. */
  public static final Rule<Object> MATCHES_NOTHING =
      warning(715, "an ignore entry that matches nothing")
          .atRunTime()
          .says("%s matches no module: %s", "%s");

  /** Biases that would not be added. */
  public static final Rule<Object> UNUSED_BIAS =
      error(716, "biases of experts whose scheme has none")
          .atRunTime()
          .says("%s is in the files, but %s has no biases: they would not be added", "%s");

  /** A command line that asks for another method than the checkpoint has. */
  public static final Rule<Object> OTHER_METHOD =
      error(717, "--quantization that the checkpoint contradicts")
          .atRunTime()
          .says("--quantization %s contradicts the checkpoint: %s", "%s");

  /** One scale is taken for two matrices. */
  public static final Rule<Object> GLOBAL_SCALES_DIFFER =
      warning(718, "global scales of gate and up that differ")
          .atRunTime()
          .says("%s is %s, but %s is %s: vLLM takes one of them for both", "%s");

  static final List<Rule<Object>> RULES =
      List.of(
          UNREADABLE,
          NOT_A_CONFIG,
          UNKNOWN_METHOD,
          ALL_IGNORED,
          CONTRADICTION,
          MISSING_TENSOR,
          STORED_OTHERWISE,
          LEFT_OVER,
          NOT_SAFETENSORS,
          SEVERAL_SCHEMES,
          CONFIGS_DIFFER,
          MATCHES_NOTHING,
          UNUSED_BIAS,
          OTHER_METHOD,
          GLOBAL_SCALES_DIFFER);

  private CheckpointRules() {}
}

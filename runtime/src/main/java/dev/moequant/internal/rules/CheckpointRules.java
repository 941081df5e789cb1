package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Rule.warning;

import java.util.List;

/**
 * 701 to 703, 706, 707, 712, 713, 715, 717: what the JSON files of a checkpoint say. Who has read
 * them finds what is wrong; of tensors {@link HeaderRules} speak, and of what a declaration
 * contradicts {@link AgreementRules}.
 */
public final class CheckpointRules {
  /** No file, or one that cannot be read. */
  public static final Rule<Object> UNREADABLE =
      error(701, "a file of a checkpoint that cannot be read").says("%s %s", "%s");

  /** A file that is not what its name says. */
  public static final Rule<Object> NOT_A_CONFIG =
      error(702, "a file that is not the config of a model with experts").says("%s: %s", "%s");

  /** A method or a format that nobody here has read of. */
  public static final Rule<Object> UNKNOWN_METHOD =
      error(703, "a quantization that is not known here").says("%s: %s", "%s");

  /** Every expert layer is on the ignore list. */
  public static final Rule<Object> ALL_IGNORED =
      error(706, "an ignore list that covers all experts")
          .says("%s the experts of %s: none of them is quantized, though there is %s", "%s");

  /** Two values of one checkpoint that cannot both be true of its experts. */
  public static final Rule<Object> CONTRADICTION =
      error(707, "a checkpoint that contradicts itself")
          .says("%s says that the experts are %s, but %s says %s", "%s");

  /** Layers of experts that are quantized otherwise, or not at all. */
  public static final Rule<Object> SEVERAL_SCHEMES =
      warning(712, "experts that are not all quantized alike")
          .says("the experts of %s are %s, but those of %s are %s: %s", "%s");

  /** Two configs that differ in what does not concern the experts. */
  public static final Rule<Object> CONFIGS_DIFFER =
      warning(713, "two configs that differ beside the experts")
          .says("%s says %s, but %s says %s", "%s");

  /** An entry of an ignore list that ignores nothing. */
  public static final Rule<Object> MATCHES_NOTHING =
      warning(715, "an ignore entry that matches nothing").says("%s matches no module: %s", "%s");

  /** A command line that asks for another method than the checkpoint has. */
  public static final Rule<Object> OTHER_METHOD =
      error(717, "--quantization that the checkpoint contradicts")
          .atRunTime()
          .says("--quantization %s contradicts the checkpoint: %s", "%s");

  static final List<Rule<Object>> RULES =
      List.of(
          UNREADABLE,
          NOT_A_CONFIG,
          UNKNOWN_METHOD,
          ALL_IGNORED,
          CONTRADICTION,
          SEVERAL_SCHEMES,
          CONFIGS_DIFFER,
          MATCHES_NOTHING,
          OTHER_METHOD);

  private CheckpointRules() {}
}

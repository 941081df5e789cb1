package dev.moequant.diagnostics;

import static dev.moequant.diagnostics.RuleText.error;
import static dev.moequant.diagnostics.RuleText.warning;

/** 1xx: shapes and flags. */
public enum ShapeRuleId implements RuleId {
  /** A block shape that is not a pair. */
  BLOCK_SHAPE_LENGTH(
      101, error("%s has %s: vLLM's block_shape is a pair, rows (N) and columns (K)", "%s")),
  /** A block shape with a zero or negative side. */
  BLOCK_SHAPE_NOT_POSITIVE(102, error("%s: %s, and the sides of a block are positive", "%s")),
  /** One scale per token and one per block. */
  PER_TOKEN_WITH_BLOCK_SHAPE(
      103,
      error(
          "%s contradicts %s: activations have one scale per token or one per block, not both",
          "%s")),
  /** One scale per output channel and one per block. */
  PER_OUT_CH_WITH_BLOCK_SHAPE(
      104,
      error(
          "%s contradicts %s: weights have one scale per output channel or one per block, not both",
          "%s")),
  /** vLLM's spelling of per-token or per-tensor as a block. */
  BLOCK_SHAPE_NAMES_GRANULARITY(
      105, error("%s is not a block: it is how vLLM stores \"%s\"", "%s")),
  /** A group of no values. */
  GROUP_SIZE(
      106,
      error(
          "%s: a group holds at least one value",
          "write groupSize = 32, 64 or 128 as published checkpoints do%s")),
  /** A group size that one of the two kernel families does not take. */
  GROUP_SIZE_OF_ONE_KERNEL(107, warning("%s: %s", "%s")),
  /** GROUP or BLOCK without a shape, with one that is not theirs, or a shape without either. */
  GRANULARITY_WITHOUT_GROUP_SHAPE(108, error("%s does not go with %s: %s", "%s")),
  /** A granularity that belongs to the other operand. */
  GRANULARITY_OF_OTHER_OPERAND(109, error("%s: %s", "%s"));

  private final int number;
  private final RuleText words;

  ShapeRuleId(int number, RuleText words) {
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

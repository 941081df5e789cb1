package dev.moequant.rules;

import static dev.moequant.rules.RuleText.error;

/** 2xx: dtypes and schemes. */
public enum SchemeRuleId implements RuleId {
  /** Activations cannot be quantized to this. */
  ACTIVATION_DTYPE(
      201,
      error(
          "%s: no MoE kernel of vLLM quantizes activations to %s",
          "activations can be quantized to %s; for weight-only quantization leave activations"
              + " out")),
  /** No scheme has this pair. */
  DTYPE_PAIR(
      202,
      error(
          "Unsupported FusedMoe scheme: no scheme has %s together with %s",
          "%sall pairs (activations x weights): %s")),
  /** A granularity for activations that have no scale. */
  GRANULARITY_WITHOUT_DTYPE(
      203,
      error(
          "%s contradicts %s: activations that are not quantized have no scales",
          "give activations a dtype, or leave %s out")),
  /** The model's own dtype as a quantized one. */
  MODEL_DTYPE(
      204,
      error(
          "%s: %s is what a model computes in, not a quantized dtype",
          "leave %s out, unquantized is the default")),
  /** Static scales for tokens nobody has seen. */
  STATIC_PER_TOKEN(
      208,
      error(
          "%s contradicts %s: a token's scale is known only when the token is",
          "for scales from each batch, %s; for one static scale per tensor, %s")),
  /** Static scales for blocks of activations. */
  STATIC_BLOCK(
      209,
      error(
          "%s contradicts %s: block-quantized activations get their scales from each batch",
          "%s; vLLM takes a block shape with the dynamic activation scheme only"));

  private final int number;
  private final RuleText words;

  SchemeRuleId(int number, RuleText words) {
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

package dev.moequant.annotations;

/** How many values share one scale. */
public enum Granularity {
  /** Nothing is said; right for an operand that is not quantized. */
  NONE,
  /** One scale for the whole tensor (weights: for each expert). vLLM's group shape (-1, -1). */
  PER_TENSOR,
  /** One scale for each row of activations, that is, for each token. vLLM's (1, -1). */
  PER_TOKEN,
  /** One scale for each output channel of the weights. vLLM stores this as (1, -1), too. */
  PER_CHANNEL,
  /** One scale for each run of {@code groupShape[1]} values along K. */
  GROUP,
  /** One scale for each block of {@code groupShape[0]} x {@code groupShape[1]} values. */
  BLOCK
}

package dev.moequant.scheme;

/** What vLLM's config stores as the group shapes of the two operands, where a factory made it. */
public enum StoredShapes {
  /**
   * What flags and one block shape say, as {@code make} stores it: a block shape stands on both
   * operands, since kernels read its rows from the activations. Formats with groups of their own
   * store per tensor for the activations, and nothing for the weights.
   */
  OF_FLAGS,
  /**
   * The groups of the weights on both operands, with row 0, which vLLM's WNA16 kernel asserts: it
   * reads {@code block_shape}, which is the activations'.
   */
  GROUPS_ON_BOTH,
  /** The groups of the format on both operands: {@code make} with a block shape of (1, 32). */
  FORMAT_ON_BOTH,
  /** Nothing: both dtypes say it all. */
  NONE,
  /** (1, -1) on both: per token and per output channel, whatever the groups of the weights are. */
  TOKENS_AND_CHANNELS,
  /** Square blocks, as wide as the activations' groups, on the activations alone. */
  BLOCKS_OF_ACTIVATIONS
}

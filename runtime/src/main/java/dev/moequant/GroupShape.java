package dev.moequant;

import dev.moequant.scheme.BlockShape;
import dev.moequant.scheme.QuantKey;
import org.jspecify.annotations.Nullable;

/**
 * How many rows and columns share one scale; -1 stands for all of them.
 *
 * <p>vLLM: {@code GroupShape} in {@code quantization/utils/quant_utils.py}. As there, any two
 * numbers are a group shape, and equality decides: whatever equals (1, -1) is per token.
 *
 * @param row rows that share a scale
 * @param col columns that share a scale
 */
public record GroupShape(int row, int col) {
  /** One scale for the whole tensor. */
  public static final GroupShape PER_TENSOR = new GroupShape(-1, -1);

  /** One scale for each row; vLLM stores per-output-channel weights so, too. */
  public static final GroupShape PER_TOKEN = new GroupShape(1, -1);

  /**
   * One scale for each column (vLLM since 2026-07). Weights with a scale for each output channel
   * are {@link #PER_TOKEN} in a config, there as here.
   */
  public static final GroupShape PER_CHANNEL = new GroupShape(-1, 1);

  /**
   * What vLLM stores for an operand without groups of its dtype (its {@code
   * _quant_flags_to_group_shape}).
   *
   * @param key what the operand means
   * @return the group shape, or null where vLLM has None, as for what is not quantized
   */
  static @Nullable GroupShape of(QuantKey key) {
    return switch (key.granularity()) {
      case NONE -> null;
      case PER_TENSOR -> PER_TENSOR;
      case PER_TOKEN, PER_CHANNEL -> PER_TOKEN;
      case GROUP, BLOCK -> {
        BlockShape group = key.group().orElseThrow();
        yield new GroupShape(group.rows(), group.cols());
      }
    };
  }

  /**
   * vLLM: {@code is_per_tensor}.
   *
   * @return whether this equals {@link #PER_TENSOR}
   */
  public boolean isPerTensor() {
    return row == -1 && col == -1;
  }

  /**
   * vLLM: {@code is_per_token}.
   *
   * @return whether this equals {@link #PER_TOKEN}
   */
  public boolean isPerToken() {
    return row == 1 && col == -1;
  }

  /**
   * vLLM since 2026-07: {@code is_per_channel}.
   *
   * @return whether this equals {@link #PER_CHANNEL}
   */
  public boolean isPerChannel() {
    return row == -1 && col == 1;
  }

  /**
   * vLLM: {@code is_per_group}.
   *
   * @return whether one row and a positive number of columns share a scale
   */
  public boolean isPerGroup() {
    return row == 1 && col >= 1;
  }
}

package dev.moequant.kernels;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A number that a row names instead of writing it: it is the question's. */
public enum Symbol {
  /** The group size, or less than 1 where there are no groups. */
  GROUP_SIZE("groupSize"),
  /** The group size, but at least 64. */
  GROUP_SIZE_FROM_64("max(64, groupSize)"),
  /** E. */
  NUM_EXPERTS("numExperts"),
  /** Rows of a block. */
  BLOCK_N("blockN"),
  /** Columns of a block. */
  BLOCK_K("blockK");

  private final String key;

  Symbol(String key) {
    this.key = key;
  }

  /**
   * The symbol of a name.
   *
   * @param key as files name it
   * @return empty for another name
   */
  public static Optional<Symbol> of(String key) {
    for (Symbol symbol : values()) {
      if (symbol.key.equals(key)) {
        return Optional.of(symbol);
      }
    }
    return Optional.empty();
  }

  /** The number, or null where the question does not say it. */
  @Nullable Integer in(KernelQuestion question) {
    return switch (this) {
      case GROUP_SIZE -> (Integer) question.find(Quantity.GROUP_SIZE);
      case GROUP_SIZE_FROM_64 ->
          question.find(Quantity.GROUP_SIZE) instanceof Integer size ? Math.max(64, size) : null;
      case NUM_EXPERTS -> (Integer) question.find(Quantity.NUM_EXPERTS);
      case BLOCK_N -> ofBlock(question, 0);
      case BLOCK_K -> ofBlock(question, 1);
    };
  }

  private static @Nullable Integer ofBlock(KernelQuestion question, int axis) {
    return question.find(Quantity.BLOCK_SHAPE) instanceof List<?> shape
        ? (Integer) shape.get(axis)
        : null;
  }

  /** Prints what files and messages call it: vLLM's name in camelCase. */
  @Override
  public String toString() {
    return key;
  }
}

package dev.moequant.scheme;

import java.util.List;

/**
 * How many rows and columns share one scale, once the declaration is known to be sound.
 *
 * @param rows along N for weights, along tokens for activations; 0 says "not blocked along N", as
 *     vLLM's WNA16 path writes its groups
 * @param cols along K
 */
public record BlockShape(int rows, int cols) {
  /**
   * The shape of a declaration.
   *
   * @param declared rows and columns
   * @return the shape
   * @throws IllegalStateException for another number of elements
   */
  public static BlockShape of(List<Integer> declared) {
    if (declared.size() != 2) {
      throw new IllegalStateException(
          "a group shape has two elements, this one has " + declared.size() + ": " + declared);
    }
    return new BlockShape(declared.get(0), declared.get(1));
  }

  /**
   * Whether activations in these blocks go with weights in others. vLLM has one block_shape for
   * both; activations have one scale for each of its columns, in each row.
   *
   * @param weights the blocks of the weights
   * @return false where the columns differ, or rows that are not single ones
   */
  public boolean goesWith(BlockShape weights) {
    return cols == weights.cols && (rows <= 1 || rows == weights.rows);
  }

  /** Prints {@code rows x cols}, as in {@code 128x128}. */
  @Override
  public String toString() {
    return rows + "x" + cols;
  }
}

package dev.moequant.kernels;

import java.util.List;

/**
 * To what an all2all backend rounds H up.
 *
 * @param all2allBackend which
 * @param sizes those that it has, ascending; none where it has all multiples
 * @param bytesMultipleOf of how many bytes a row must be a multiple; 1 where it has sizes
 * @param source file and line in vLLM
 */
public record HiddenRounding(
    String all2allBackend, List<Integer> sizes, int bytesMultipleOf, String source) {
  /** Keeps an unmodifiable copy of the sizes. */
  public HiddenRounding {
    sizes = List.copyOf(sizes);
  }

  /**
   * H as it is allocated.
   *
   * @param hiddenDim H
   * @param bytes of one value
   * @return the next size; H itself where it is above all
   * @throws ArithmeticException above 2³¹
   */
  public int rounded(int hiddenDim, int bytes) {
    if (!sizes.isEmpty()) {
      return sizes.stream().filter(size -> size >= hiddenDim).findFirst().orElse(hiddenDim);
    }
    int row = Math.multiplyExact(hiddenDim, bytes);
    return Padding.padded(row, bytesMultipleOf) / bytes;
  }
}

package dev.moequant.kernels;

import java.util.Set;

/**
 * To what sizes a kernel's weights are padded with zeros.
 *
 * @param hiddenMultiple H becomes a multiple of it; 1 where it stays
 * @param intermediateMultiple I on one rank becomes a multiple of it; 1 where it stays
 * @param withGroups whether I becomes a multiple of the group size, too
 * @param when for which questions
 * @param stage when: create, with the weights; load, behind them
 * @param methods the quantization methods that do it; none for all
 * @param source file and line in vLLM
 */
public record Padding(
    int hiddenMultiple,
    int intermediateMultiple,
    boolean withGroups,
    Condition when,
    String stage,
    Set<String> methods,
    String source) {
  /** Keeps an unmodifiable copy of the methods. */
  public Padding {
    methods = Set.copyOf(methods);
  }

  boolean applies(KernelQuestion question) {
    return when.holds(question)
        && (methods.isEmpty()
            || question.method().isEmpty()
            || methods.contains(question.method().get()));
  }

  /**
   * H as it is allocated.
   *
   * @param hiddenDim H
   * @return the next multiple
   * @throws ArithmeticException above 2³¹
   */
  public int hiddenDim(int hiddenDim) {
    return padded(hiddenDim, hiddenMultiple);
  }

  /**
   * I on one rank as it is allocated.
   *
   * @param intermediateSizePerPartition I on one rank
   * @param groupSize how many values share a scale; 0 or less where that is not so
   * @return the next multiple
   * @throws ArithmeticException above 2³¹
   */
  public int intermediateSize(int intermediateSizePerPartition, int groupSize) {
    int multiple = intermediateMultiple;
    if (withGroups && groupSize > 0) {
      multiple = Math.multiplyExact(multiple, groupSize / gcd(multiple, groupSize));
    }
    return padded(intermediateSizePerPartition, multiple);
  }

  /** The next multiple. */
  static int padded(int size, int multiple) {
    return Math.multiplyExact(-Math.floorDiv(-size, multiple), multiple);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}

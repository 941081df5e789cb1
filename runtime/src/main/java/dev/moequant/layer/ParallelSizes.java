package dev.moequant.layer;

/**
 * In how many ranks the command line divides the work, in the order of vLLM's {@code make}. {@link
 * #of}, {@link #withPcpSize} and {@link #withSpSize} name what they take.
 *
 * @param tpSize tensor parallelism; vLLM: {@code tp_size_}
 * @param pcpSize prefill context parallelism; vLLM: {@code pcp_size_}, from 2026-07 on
 * @param dpSize data parallelism; vLLM: {@code dp_size_}
 * @param spSize sequence parallelism, which takes no ranks of its own; vLLM: {@code sp_size_}, from
 *     2026-07 on
 */
public record ParallelSizes(int tpSize, int pcpSize, int dpSize, int spSize) {
  /**
   * Tensor and data parallelism, which all revisions have.
   *
   * @param tpSize tensor parallelism
   * @param dpSize data parallelism
   * @return the sizes; all others are 1
   */
  public static ParallelSizes of(int tpSize, int dpSize) {
    return new ParallelSizes(tpSize, 1, dpSize, 1);
  }

  /**
   * With prefill context parallelism, from 2026-07 on.
   *
   * @param value its ranks
   * @return the same but for these
   */
  public ParallelSizes withPcpSize(int value) {
    return new ParallelSizes(tpSize, value, dpSize, spSize);
  }

  /**
   * With sequence parallelism, from 2026-07 on.
   *
   * @param value among how many of the ranks a sequence is divided
   * @return the same but for these
   */
  public ParallelSizes withSpSize(int value) {
    return new ParallelSizes(tpSize, pcpSize, dpSize, value);
  }
}

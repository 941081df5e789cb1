package dev.moequant.layer;

/**
 * How many experts a layer has.
 *
 * @param numExperts on all ranks, redundant ones among them; vLLM: {@code num_experts}
 * @param numLogicalExperts of the model, each once; vLLM: {@code num_logical_experts}
 * @param numLocalExperts on this rank, E; vLLM: {@code num_local_experts}
 * @param expertsPerToken that a token is sent to, top-k; vLLM: {@code experts_per_token}
 */
public record ExpertCounts(
    int numExperts, int numLogicalExperts, int numLocalExperts, int expertsPerToken) {
  /**
   * Each expert once, and all of them on this rank.
   *
   * @param numExperts of the model
   * @param expertsPerToken that a token is sent to, top-k
   * @return the counts
   */
  public static ExpertCounts of(int numExperts, int expertsPerToken) {
    return new ExpertCounts(numExperts, numExperts, numExperts, expertsPerToken);
  }

  /**
   * With the experts dealt out.
   *
   * @param value on this rank, E
   * @return the same but for these
   */
  public ExpertCounts withLocalExperts(int value) {
    return new ExpertCounts(numExperts, numLogicalExperts, value, expertsPerToken);
  }
}

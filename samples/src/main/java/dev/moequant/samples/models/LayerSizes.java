package dev.moequant.samples.models;

/**
 * The sizes of the experts of one layer, before any parallelism.
 *
 * @param experts how many experts (vLLM: {@code num_experts})
 * @param hidden their input and output width (vLLM: {@code hidden_size})
 * @param intermediate the width between the two GEMMs (vLLM: {@code moe_intermediate_size})
 */
public record LayerSizes(int experts, int hidden, int intermediate) {
  /**
   * The rows of the fused gate and up weights.
   *
   * @return twice the intermediate size
   */
  public int gateAndUp() {
    return 2 * intermediate;
  }

  /** Prints {@code 8 experts, hidden size 4096, intermediate size 14336}. */
  @Override
  public String toString() {
    return experts + " experts, hidden size " + hidden + ", intermediate size " + intermediate;
  }
}

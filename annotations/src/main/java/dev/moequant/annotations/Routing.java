package dev.moequant.annotations;

/**
 * How a router chooses and weighs the experts of a token, as kernels that route themselves are told
 * (vLLM: {@code RoutingMethodType}, {@code fused_moe/config.py}; b6ff8a2f5).
 *
 * <p>The word for it, in annotations and in what they say as values. vLLM's own enum, with its
 * numbers, is the runtime's {@code dev.moequant.layer.RoutingMethodType}.
 */
public enum Routing {
  /** Not known here: what hangs on it is not checked. */
  UNSPECIFIED("Unspecified"),
  /** Softmax, then top-k. */
  DEFAULT("Default"),
  /** Top-k, then softmax. */
  RENORMALIZE("Renormalize"),
  /** Softmax, then top-k, then renormalized. */
  RENORMALIZE_NAIVE("RenormalizeNaive"),
  /** Sigmoid, a bias, the best groups, the best experts of those. */
  DEEPSEEK_V3("DeepSeekV3"),
  /** The square root of softplus, renormalized. */
  DEEPSEEK_V4("DeepseekV4"),
  /** Top-1, then sigmoid. */
  LLAMA4("Llama4"),
  /** Top-k of the logits as they are. */
  TOP_K("TopK"),
  /** Sigmoid, then top-k. */
  SIGMOID("Sigmoid"),
  /** Sigmoid, then top-k, then renormalized. */
  SIGMOID_RENORM("SigmoidRenorm"),
  /** Sigmoid, a bias, then top-k, renormalized; no groups and no scaling factor. */
  MINIMAX2("MiniMax2"),
  /** A function of the model's own. */
  CUSTOM("Custom");

  private final String vllmName;

  Routing(String vllmName) {
    this.vllmName = vllmName;
  }

  /**
   * How vLLM spells it.
   *
   * @return for example {@code DeepSeekV3}
   */
  public String vllmName() {
    return vllmName;
  }
}

package dev.moequant.layer;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a router chooses and weighs the experts of a token, as kernels that route themselves are told
 * (vLLM: {@code RoutingMethodType}, {@code fused_moe/config.py}; b6ff8a2f5).
 *
 * <p>This is vLLM's enum with its numbers and the way it is found, for {@link ExpertLayer}. What an
 * annotation and a {@code LayerSpec} say is {@code dev.moequant.annotations.Routing}, which has no
 * {@link #SIMULATED}; a constant has the same name in both.
 */
public enum RoutingMethodType {
  /** Softmax, then top-k. */
  DEFAULT("Default", 0),
  /** Top-k, then softmax. */
  RENORMALIZE("Renormalize", 1),
  /** Sigmoid, a bias, the best groups, the best experts of those. */
  DEEPSEEK_V3("DeepSeekV3", 2),
  /** Top-1, then sigmoid. */
  LLAMA4("Llama4", 3),
  /** Softmax, then top-k, then renormalized. */
  RENORMALIZE_NAIVE("RenormalizeNaive", 4),
  /** Top-k of the logits as they are. */
  TOP_K("TopK", 5),
  /** Sigmoid, then top-k, then renormalized. */
  SIGMOID_RENORM("SigmoidRenorm", 6),
  /** Sigmoid, a bias, then top-k, renormalized; no groups and no scaling factor. */
  MINIMAX2("MiniMax2", 7),
  /** Sigmoid, then top-k. */
  SIGMOID("Sigmoid", 8),
  /** None of these: no kernel may route itself. */
  UNSPECIFIED("Unspecified", 9),
  /** The square root of softplus, renormalized. No FlashInfer kernel has it. */
  DEEPSEEK_V4("DeepseekV4", 100),
  /** A function of the model's own. */
  CUSTOM("Custom", 101),
  /** Experts are drawn, for measurements. */
  SIMULATED("Simulated", 102);

  /** What a layer without {@code routed_scaling_factor} has. */
  private static final double UNSCALED = 1.0;

  private final String vllmName;
  private final int value;

  RoutingMethodType(String vllmName, int value) {
    this.vllmName = vllmName;
    this.value = value;
  }

  /**
   * The method of a router without groups, bias and scaling factor (vLLM: {@code
   * get_routing_method_type}).
   *
   * @param scoringFunc {@code softmax}, {@code sigmoid} or {@code sqrtsoftplus}
   * @param renormalize whether the weights of a token's experts sum up to 1
   * @return the method; {@link #UNSPECIFIED} for any other function
   */
  public static RoutingMethodType of(String scoringFunc, boolean renormalize) {
    return of(scoringFunc, renormalize, 0, false, UNSCALED);
  }

  /**
   * The method of a router (vLLM: {@code get_routing_method_type}, whose {@code top_k} decides
   * nothing at this revision).
   *
   * @param scoringFunc {@code softmax}, {@code sigmoid} or {@code sqrtsoftplus}
   * @param renormalize whether the weights of a token's experts sum up to 1
   * @param numExpertGroup into how many groups the experts are divided; 0 (and less) for none
   * @param hasEScoreBias whether a bias corrects the scores, {@code e_score_correction_bias}
   * @param routedScalingFactor what the weights are multiplied by; 1 for a layer without
   * @return the method; {@link #UNSPECIFIED} for what none of them does
   */
  public static RoutingMethodType of(
      String scoringFunc,
      boolean renormalize,
      int numExpertGroup,
      boolean hasEScoreBias,
      double routedScalingFactor) {
    return switch (scoringFunc) {
      // The only function whose method is the same with and without a bias.
      case "sqrtsoftplus" -> renormalize ? DEEPSEEK_V4 : UNSPECIFIED;
      case "softmax" -> hasEScoreBias ? UNSPECIFIED : renormalize ? RENORMALIZE_NAIVE : DEFAULT;
      case "sigmoid" ->
          hasEScoreBias
              ? biased(renormalize, numExpertGroup, routedScalingFactor)
              : renormalize ? SIGMOID_RENORM : SIGMOID;
      default -> UNSPECIFIED;
    };
  }

  private static RoutingMethodType biased(
      boolean renormalize, int numExpertGroup, double routedScalingFactor) {
    if (!renormalize) {
      return UNSPECIFIED;
    }
    if (numExpertGroup > 0) {
      return DEEPSEEK_V3;
    }
    return routedScalingFactor == UNSCALED ? MINIMAX2 : UNSPECIFIED;
  }

  /**
   * The method of a name.
   *
   * @param vllmName as vLLM spells it, for example {@code DeepSeekV3}
   * @return empty for a name that vLLM does not have
   */
  public static Optional<RoutingMethodType> ofName(String vllmName) {
    return Arrays.stream(values()).filter(method -> method.vllmName.equals(vllmName)).findFirst();
  }

  /** {@return how vLLM spells it, for example {@code DeepSeekV3}} */
  public String vllmName() {
    return vllmName;
  }

  /** {@return the number that kernels know it by; below 100 it is FlashInfer's} */
  public int value() {
    return value;
  }
}

package dev.moequant.kernels;

import org.jspecify.annotations.Nullable;

/**
 * What a kernel does not do as declared, without a word.
 *
 * @param what for example activationQuantization
 * @param effect what happens instead
 * @param value what the kernel takes instead, or nothing
 * @param when for which questions
 * @param source file and line in vLLM
 */
public record Ignored(String what, Effect effect, String value, Condition when, String source) {
  /** What happens instead. */
  public enum Effect {
    /** It is not done. */
    DROPPED,
    /** The kernel has a value of its own. */
    FIXED,
    /** The kernel has a value of its own where none is declared. */
    DEFAULT,
    /** The kernel does what was not declared. */
    ADDED,
    /** The kernel takes any key and looks at none. */
    ANY_KEY,
    /** It is done twice. */
    TWICE,
    /** It is done behind the layer, not before it. */
    ON_OUTPUT
  }

  /** Whether it makes a difference to a question. */
  boolean applies(KernelQuestion question) {
    return when.holds(question) && isDeclared(question);
  }

  private boolean isDeclared(KernelQuestion question) {
    return switch (what) {
      case "bias" -> isTrue(question, Quantity.HAS_BIAS);
      case "zeroPoints" -> isTrue(question, Quantity.ZERO_POINTS);
      case "lora" -> isTrue(question, Quantity.IS_LORA_ENABLED);
      case "applyRouterWeightOnInput" -> isTrue(question, Quantity.APPLY_ROUTER_WEIGHT_ON_INPUT);
      case "inputScales" -> isTrue(question, Quantity.INPUT_SCALES);
      case "swigluLimit" -> differs(question.find(Quantity.SWIGLU_LIMIT));
      case "swigluAlpha" -> differs(question.find(Quantity.SWIGLU_ALPHA));
      case "swigluBeta" -> differs(question.find(Quantity.SWIGLU_BETA));
      case "activationQuantization" ->
          effect == Effect.ADDED || !question.pair().activationKey().equals(KernelPair.NONE);
      default -> true;
    };
  }

  private static boolean isTrue(KernelQuestion question, Quantity quantity) {
    return Boolean.TRUE.equals(question.find(quantity));
  }

  private boolean differs(@Nullable Object declared) {
    return switch (effect) {
      case DROPPED -> declared != null;
      case DEFAULT -> declared == null;
      default -> !value.equals(String.valueOf(declared));
    };
  }
}

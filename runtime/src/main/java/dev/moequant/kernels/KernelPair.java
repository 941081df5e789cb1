package dev.moequant.kernels;

import org.jspecify.annotations.Nullable;

/**
 * Two of vLLM's quantization keys, for example {@code kNvfp4Static|kNvfp4Dynamic}. In what a kernel
 * takes, {@code *} stands for any key.
 *
 * @param weightKey what the weights are
 * @param activationKey what the activations are
 */
public record KernelPair(String weightKey, String activationKey) {
  /** The key of an operand that is not quantized. */
  public static final String NONE = "none";

  /** Neither operand is quantized. */
  public static final KernelPair UNQUANTIZED = new KernelPair(NONE, NONE);

  private static final String ANY = "*";

  /**
   * The pair of a text.
   *
   * @param text two keys and a bar
   * @return the pair
   * @throws IllegalArgumentException for any other text
   */
  public static KernelPair of(String text) {
    int bar = text.indexOf('|');
    if (bar <= 0 || bar == text.length() - 1 || bar != text.lastIndexOf('|')) {
      throw new IllegalArgumentException(text + " are not two keys with a bar between them");
    }
    return new KernelPair(text.substring(0, bar), text.substring(bar + 1));
  }

  /**
   * Whether another pair is meant by this one.
   *
   * @param other a pair without stars
   * @return true where both keys are the same, or this pair has a star
   */
  public boolean matches(KernelPair other) {
    return (weightKey.equals(ANY) || weightKey.equals(other.weightKey))
        && (activationKey.equals(ANY) || activationKey.equals(other.activationKey));
  }

  // What a record has by itself is put together when it is first asked, which a compiler that has
  // just begun waits for.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KernelPair that
        && weightKey.equals(that.weightKey)
        && activationKey.equals(that.activationKey);
  }

  @Override
  public int hashCode() {
    return 31 * weightKey.hashCode() + activationKey.hashCode();
  }

  /** Prints the pair as vLLM's developers write it. */
  @Override
  public String toString() {
    return weightKey + "|" + activationKey;
  }
}

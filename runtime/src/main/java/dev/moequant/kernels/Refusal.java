package dev.moequant.kernels;

/**
 * The exception in which an oracle ends.
 *
 * @param exception Python's class, for example ValueError
 * @param sentence what vLLM says; in braces what it fills in
 */
public record Refusal(String exception, String sentence) {
  Refusal filled(String brace, String value) {
    return new Refusal(exception, sentence.replace("{" + brace + "}", value));
  }
}

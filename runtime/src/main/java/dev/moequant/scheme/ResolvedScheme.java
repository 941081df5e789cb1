package dev.moequant.scheme;

/**
 * What a sound declaration means for the two operands.
 *
 * @param activations the left operand of both GEMMs
 * @param weights the right operand of both GEMMs
 */
public record ResolvedScheme(QuantKey activations, QuantKey weights) {
  static ResolvedScheme of(SchemeSpec scheme) {
    return new ResolvedScheme(key(scheme, Operand.ACTIVATIONS), key(scheme, Operand.WEIGHTS));
  }

  private static QuantKey key(SchemeSpec scheme, Operand operand) {
    return QuantKey.find(scheme, operand)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the " + operand.noun() + " of " + scheme + " have no meaning"));
  }
}

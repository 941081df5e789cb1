package dev.moequant.scheme;

/**
 * What a sound declaration means for the two operands.
 *
 * @param activations the left operand of both GEMMs
 * @param weights the right operand of both GEMMs
 */
public record ResolvedScheme(OperandSpec activations, OperandSpec weights) {
  static ResolvedScheme of(SchemeSpec scheme) {
    return new ResolvedScheme(
        OperandSpec.of(scheme.activations()), OperandSpec.of(scheme.weights()));
  }
}

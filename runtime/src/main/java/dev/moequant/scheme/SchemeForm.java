package dev.moequant.scheme;

import dev.moequant.annotations.DType;

/** A row of the {@link Catalogue}: one accepted form of activations and weights. */
public final class SchemeForm {
  private final String factory;
  private final QuantForm activations;
  private final QuantForm weights;

  SchemeForm(String factory, QuantForm activations, QuantForm weights) {
    this.factory = factory;
    this.activations = activations;
    this.weights = weights;
  }

  /**
   * What makes such a config in vLLM 17edd8a80.
   *
   * @return the name of the function or class in {@code fused_moe/config.py}
   */
  public String factory() {
    return factory;
  }

  /**
   * What an operand is quantized to.
   *
   * @param operand which
   * @return its dtype, {@link DType#NONE} for not at all
   */
  public DType dtype(Operand operand) {
    return operand(operand).dtype();
  }

  QuantForm operand(Operand operand) {
    return operand == Operand.WEIGHTS ? weights : activations;
  }

  boolean accepts(SchemeSpec scheme, QuantKey left, QuantKey right) {
    return activations.accepts(left, Operand.ACTIVATIONS)
        && weights.accepts(right, Operand.WEIGHTS)
        && isOneBlockShape(left, right)
        && (!scheme.precisionConfig() || weights.dtype() == DType.MXFP4);
  }

  private static boolean isOneBlockShape(QuantKey left, QuantKey right) {
    return left.group().isEmpty()
        || right.group().isEmpty()
        || left.group().get().goesWith(right.group().get());
  }

  /** Prints the factory and the dtypes. */
  @Override
  public String toString() {
    return factory + ": " + activations.dtype() + " x " + weights.dtype();
  }
}

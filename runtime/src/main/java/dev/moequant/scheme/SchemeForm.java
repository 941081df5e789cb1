package dev.moequant.scheme;

import dev.moequant.annotations.DType;

/** A row of the {@link Catalogue}: one accepted form of activations and weights. */
public final class SchemeForm {
  private final String factory;
  private final VllmRevision since;
  private final QuantForm activations;
  private final QuantForm weights;
  private final StoredShapes stored;

  SchemeForm(
      String factory,
      VllmRevision since,
      QuantForm activations,
      QuantForm weights,
      StoredShapes stored) {
    this.factory = factory;
    this.since = since;
    this.activations = activations;
    this.weights = weights;
    this.stored = stored;
  }

  /** The same row, of which vLLM's config stores other shapes. */
  SchemeForm storing(StoredShapes value) {
    return new SchemeForm(factory, since, activations, weights, value);
  }

  /** The same row for what vLLM has not always had. */
  SchemeForm since(VllmRevision value) {
    return new SchemeForm(factory, value, activations, weights, stored);
  }

  /**
   * What makes such a config in the newest revision of vLLM that has it.
   *
   * @return the name of the function or class in {@code fused_moe/config.py}
   */
  public String factory() {
    return factory;
  }

  /**
   * The first revision of vLLM in which such a config can be made.
   *
   * @return the revision
   */
  public VllmRevision since() {
    return since;
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

  /**
   * What vLLM's config says of the dtype of an operand.
   *
   * @param operand which
   * @return another than {@link #dtype} where a factory of vLLM has a name of its own for it
   */
  public DType storedDtype(Operand operand) {
    return operand(operand).storedAs();
  }

  /**
   * What vLLM's config says of the shapes.
   *
   * @return what is stored
   */
  public StoredShapes stored() {
    return stored;
  }

  /**
   * How an operand is quantized, in a few words.
   *
   * @param operand which
   * @return for example {@code in groups of 128 values along K}
   */
  public String words(Operand operand) {
    return operand(operand).words();
  }

  /**
   * A scheme with one operand as this row has it.
   *
   * @param scheme the scheme to change
   * @param operand which
   * @param width how wide groups are where the row leaves it open
   * @return the copy
   */
  public SchemeSpec declaredIn(SchemeSpec scheme, Operand operand, int width) {
    return operand(operand).declaredIn(scheme, operand, width);
  }

  QuantForm operand(Operand operand) {
    return operand == Operand.WEIGHTS ? weights : activations;
  }

  boolean isOfDtypes(SchemeSpec scheme) {
    return activations.dtype() == scheme.activations().dtype()
        && weights.dtype() == scheme.weights().dtype();
  }

  boolean accepts(SchemeSpec scheme, QuantKey left, QuantKey right) {
    return activations.accepts(left, Operand.ACTIVATIONS)
        && weights.accepts(right, Operand.WEIGHTS)
        && isOneBlockShape(left, right)
        && (!scheme.precisionConfig() || weights.dtype() == DType.MXFP4);
  }

  /** Groups of a format are its own: only those of plain dtypes have to be alike. */
  private boolean isOneBlockShape(QuantKey left, QuantKey right) {
    return left.group().isEmpty()
        || right.group().isEmpty()
        || left.dtype() != right.dtype()
        || left.group().get().goesWith(right.group().get());
  }

  /** Prints the factory and the dtypes. */
  @Override
  public String toString() {
    return factory + ": " + activations.dtype() + " x " + weights.dtype();
  }
}

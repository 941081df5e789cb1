package dev.moequant.scheme;

/** The two operands of each GEMM of a layer: activations on the left, weights on the right. */
public enum Operand {
  /** What flows through the layer. */
  ACTIVATIONS(
      SchemeMember.ACTIVATIONS_DTYPE,
      SchemeMember.ACTIVATIONS_GRANULARITY,
      SchemeMember.ACTIVATIONS_GROUP_SHAPE),
  /** What the checkpoint holds. */
  WEIGHTS(
      SchemeMember.WEIGHTS_DTYPE,
      SchemeMember.WEIGHTS_GRANULARITY,
      SchemeMember.WEIGHTS_GROUP_SHAPE);

  private final SchemeMember dtype;
  private final SchemeMember granularity;
  private final SchemeMember groupShape;

  Operand(SchemeMember dtype, SchemeMember granularity, SchemeMember groupShape) {
    this.dtype = dtype;
    this.granularity = granularity;
    this.groupShape = groupShape;
  }

  /**
   * The member for its dtype.
   *
   * @return for example {@code WEIGHTS_DTYPE}
   */
  public SchemeMember dtype() {
    return dtype;
  }

  /**
   * The member for its granularity.
   *
   * @return for example {@code WEIGHTS_GRANULARITY}
   */
  public SchemeMember granularity() {
    return granularity;
  }

  /**
   * The member for its group shape.
   *
   * @return for example {@code WEIGHTS_GROUP_SHAPE}
   */
  public SchemeMember groupShape() {
    return groupShape;
  }

  /**
   * The plural noun of messages.
   *
   * @return {@code activations} or {@code weights}
   */
  public String noun() {
    return this == WEIGHTS ? "weights" : "activations";
  }

  /**
   * The operand that it is multiplied with.
   *
   * @return the other of the two
   */
  public Operand other() {
    return this == WEIGHTS ? ACTIVATIONS : WEIGHTS;
  }
}

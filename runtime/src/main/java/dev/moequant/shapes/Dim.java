package dev.moequant.shapes;

/**
 * One dimension of an expected shape: {@code elements * ceil(axis / block) / packing}. Gate and up
 * are blocked each for itself, as vLLM registers them: {@code 2*ceil(I / block)}, where {@code
 * ceil(2I / block)} can be one less.
 *
 * @param axis what it counts
 * @param block how many along the axis share one value; the last block may be partial
 * @param packing how many values share {@code elements} elements; they fill them
 * @param elements one, but for mxfp6, whose four values are three bytes
 */
public record Dim(Axis axis, int block, int packing, int elements) {
  /** The number of local experts. */
  public static final Dim E = of(Axis.E);

  /** A dimension of size one. */
  public static final Dim ONE = of(Axis.ONE);

  static Dim of(Axis axis) {
    return new Dim(axis, 1, 1, 1);
  }

  static Dim blocks(Axis axis, int block) {
    return new Dim(axis, block, 1, 1);
  }

  static Dim packed(Axis axis, int packing) {
    return packed(axis, packing, 1);
  }

  static Dim packed(Axis axis, int packing, int elements) {
    return new Dim(axis, 1, packing, elements);
  }

  /** The same of another axis. */
  Dim along(Axis other) {
    return new Dim(other, block, packing, elements);
  }

  /**
   * The dimension in symbols, with gating.
   *
   * @return for example {@code 2*ceil(I/128)} or {@code H/2}
   */
  public String symbol() {
    return (elements == 1 ? "" : elements + "*") + blocks() + (packing == 1 ? "" : "/" + packing);
  }

  private String blocks() {
    if (block == 1) {
      return axis.symbol();
    }
    return axis == Axis.GATE_UP
        ? "2*ceil(I/" + block + ")"
        : "ceil(" + axis.symbol() + "/" + block + ")";
  }

  /**
   * The dimension in numbers.
   *
   * @param layer the sizes of the layer on one rank
   * @return the size
   */
  public long size(LayerSizes layer) {
    long blocks =
        switch (axis) {
          case ONE -> 1;
          case E -> layer.numExperts();
          case H -> blocks(layer.hiddenDim());
          case I -> blocks(layer.intermediateSize());
          case GATE_UP -> (layer.isGated() ? 2 : 1) * blocks(layer.intermediateSize());
          case SHARDS -> layer.isGated() ? 2 : 1;
          case I_FULL -> blocks(layer.intermediateSize() * layer.ranks());
        };
    return elements * blocks / packing;
  }

  private long blocks(long size) {
    return (size - 1) / block + 1;
  }

  /**
   * Whether a found size can be right.
   *
   * @param found the size of a given tensor
   * @return false where the size is fixed to another, and for a size that is not positive
   */
  public boolean accepts(long found) {
    return axis == Axis.ONE ? found == 1 : found > 0;
  }
}

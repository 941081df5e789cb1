package dev.moequant.shapes;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.TensorSlot;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a factory expects in one slot: the dtypes that are right, and the shapes that are.
 *
 * @param slot the slot
 * @param dtypes any of these; more than one where the scales have the model's own dtype
 * @param shapes any of these, of which the first that fits counts; each is a list of dimensions
 */
public record ExpectedTensor(TensorSlot slot, List<DType> dtypes, List<List<Dim>> shapes) {
  /** Keeps unmodifiable copies. */
  public ExpectedTensor {
    dtypes = List.copyOf(dtypes);
    shapes = shapes.stream().map(List::copyOf).toList();
  }

  /** What a dimension counts. */
  public enum Axis {
    /** Nothing: the dimension has size one. */
    ONE("1"),
    /** The experts on this rank. */
    E("E"),
    /** The output channels of a GEMM. */
    N("N"),
    /** The input channels of a GEMM. */
    K("K"),
    /**
     * I of all ranks together, where tensor parallelism divides the weights but not their groups.
     */
    I_FULL("I_full");

    private final String symbol;

    Axis(String symbol) {
      this.symbol = symbol;
    }
  }

  /**
   * One dimension of an expected shape: {@code ceil(axis / block) / packing}.
   *
   * @param axis what it counts
   * @param block how many along the axis share one value; the last block may be partial
   * @param packing how many values share one element; they fill it
   */
  public record Dim(Axis axis, int block, int packing) {
    /** The number of local experts. */
    public static final Dim E = of(Axis.E);

    /** A dimension of size one. */
    public static final Dim ONE = of(Axis.ONE);

    static Dim of(Axis axis) {
      return new Dim(axis, 1, 1);
    }

    static Dim blocks(Axis axis, int block) {
      return new Dim(axis, block, 1);
    }

    static Dim packed(Axis axis, int packing) {
      return new Dim(axis, 1, packing);
    }

    /**
     * The dimension as vLLM's comments write it.
     *
     * @return for example {@code ceil(N/128)} or {@code N/2}
     */
    public String symbol() {
      String blocks = block == 1 ? axis.symbol : "ceil(" + axis.symbol + "/" + block + ")";
      return packing == 1 ? blocks : blocks + "/" + packing;
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

  /**
   * Whether the tensor belongs to the first GEMM, whose N is 2I with gating, else I, and whose K is
   * H. Of the second, N is H and K is I.
   *
   * @return false for the second GEMM
   */
  public boolean isOfFirstGemm() {
    return switch (slot) {
      case W1_SCALE, A1_SCALE, G1_ALPHAS, A1_GSCALE, W1_ZP, W1_BIAS -> true;
      case W2_SCALE, A2_SCALE, G2_ALPHAS, A2_GSCALE, W2_ZP, W2_BIAS -> false;
    };
  }

  /**
   * The dtypes in vLLM's spelling.
   *
   * @return for example {@code float32}
   */
  public String dtypeNames() {
    return dtypes.stream().map(DType::vllmName).collect(Collectors.joining(" or "));
  }

  /**
   * The shapes in symbols.
   *
   * @return for example {@code [E, ceil(N/128), ceil(K/128)]}
   */
  public String shapeNames() {
    return shapes.stream().map(ExpectedTensor::symbols).collect(Collectors.joining(" or "));
  }

  private static String symbols(List<Dim> shape) {
    return shape.stream().map(Dim::symbol).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Prints {@code w1_scale float32 [E, ceil(N/128), ceil(K/128)]}. */
  @Override
  public String toString() {
    return slot.vllmName() + " " + dtypeNames() + " " + shapeNames();
  }
}

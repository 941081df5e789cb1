package dev.moequant.spec;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.TensorSlot;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a factory expects in one slot: the dtypes that are right, and the shapes that are.
 *
 * @param slot the slot
 * @param dtypes any of these; more than one where the scales have the model's own dtype
 * @param shapes any of these; each is a list of dimensions
 */
public record ExpectedTensor(TensorSlot slot, List<DType> dtypes, List<List<Dim>> shapes) {
  /** Keeps unmodifiable copies. */
  public ExpectedTensor {
    dtypes = List.copyOf(dtypes);
    shapes = shapes.stream().map(List::copyOf).toList();
  }

  /**
   * One dimension of an expected shape.
   *
   * @param symbol as vLLM's comments write it, for example {@code ceil(N/128)}
   * @param size the only right size, or -1 where the layer decides
   */
  public record Dim(String symbol, long size) {
    /** The number of local experts. */
    public static final Dim E = of("E");

    /** A dimension of size one. */
    public static final Dim ONE = new Dim("1", 1);

    static Dim of(String symbol) {
      return new Dim(symbol, -1);
    }

    /**
     * Whether a found size can be right.
     *
     * @param found the size of a given tensor
     * @return false where the size is fixed to another, and for a size that is not positive
     */
    public boolean accepts(long found) {
      return size < 0 ? found > 0 : size == found;
    }
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

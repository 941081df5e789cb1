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

  /**
   * The sizes in a layer.
   *
   * @param layer the sizes of the layer on one rank
   * @return for each of the shapes its sizes
   */
  public List<List<Long>> sizes(LayerSizes layer) {
    return shapes.stream().map(dims -> dims.stream().map(dim -> dim.size(layer)).toList()).toList();
  }

  /**
   * The tensor of a layer, in numbers.
   *
   * @param layer the sizes of the layer on one rank
   * @return under the name of its slot
   */
  public SizedTensor in(LayerSizes layer) {
    return new SizedTensor(slot.vllmName(), dtypes, sizes(layer));
  }

  /**
   * Whether the tensor belongs to the first GEMM, whose rows are those of gate and up and whose
   * columns are H. The second has H rows and I columns.
   *
   * @return false for the second GEMM
   */
  public boolean isOfFirstGemm() {
    return isOfFirstGemm(slot);
  }

  static boolean isOfFirstGemm(TensorSlot slot) {
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
    return names(dtypes);
  }

  /**
   * The shapes in symbols.
   *
   * @return for example {@code [E, 2*ceil(I/128), ceil(H/128)]}
   */
  public String shapeNames() {
    return shapes.stream().map(ExpectedTensor::symbols).collect(Collectors.joining(" or "));
  }

  static String names(List<DType> dtypes) {
    return dtypes.stream().map(DType::vllmName).collect(Collectors.joining(" or "));
  }

  static String symbols(List<Dim> shape) {
    return shape.stream().map(Dim::symbol).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Prints {@code w1_scale float32 [E, 2*ceil(I/128), ceil(H/128)]}. */
  @Override
  public String toString() {
    return slot.vllmName() + " " + dtypeNames() + " " + shapeNames();
  }
}

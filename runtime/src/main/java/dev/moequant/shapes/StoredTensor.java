package dev.moequant.shapes;

import dev.moequant.annotations.DType;
import java.util.List;

/**
 * One tensor of one expert as a checkpoint stores it: gate and up apart, and not sharded.
 *
 * @param role what it is for
 * @param projection which of the expert's matrices it belongs to
 * @param dtypes any of these; more than one where it has the model's own dtype
 * @param shape its dimensions, none for a single value, which some files store as [1]
 */
public record StoredTensor(
    TensorRole role, Projection projection, List<DType> dtypes, List<Dim> shape) {
  /** Keeps unmodifiable copies. */
  public StoredTensor {
    dtypes = List.copyOf(dtypes);
    shape = List.copyOf(shape);
  }

  /**
   * Its name below the expert, where a format has no other for it.
   *
   * @return for example {@code gate_proj.weight_scale}
   */
  public String name() {
    return projection.moduleName() + "." + role.vllmName();
  }

  /**
   * The sizes in a layer.
   *
   * @param layer the sizes of the layer on one rank; only H and I of all ranks count
   * @return the size of each dimension
   */
  public List<Long> sizes(LayerSizes layer) {
    return shape.stream().map(dim -> dim.size(layer)).toList();
  }

  /**
   * The dtypes in vLLM's spelling.
   *
   * @return for example {@code float8_e4m3fn}
   */
  public String dtypeNames() {
    return ExpectedTensor.names(dtypes);
  }

  /**
   * The shape in symbols.
   *
   * @return for example {@code [I_full, H/2]}
   */
  public String shapeName() {
    return ExpectedTensor.symbols(shape);
  }

  /** Prints {@code gate_proj.weight uint8 [I_full, H/2]}. */
  @Override
  public String toString() {
    return name() + " " + dtypeNames() + " " + shapeName();
  }
}

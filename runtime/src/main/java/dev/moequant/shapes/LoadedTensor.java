package dev.moequant.shapes;

import dev.moequant.annotations.DType;
import java.util.List;

/**
 * One tensor as vLLM's loader registers it on a rank: gate and up stacked, sharded by tensor
 * parallelism, and not yet fused, requantized or swizzled.
 *
 * @param role what it is for
 * @param isOfFirstGemm whether it belongs to gate and up, w13, or to the second GEMM, w2
 * @param dtypes any of these; more than one where it has the model's own dtype
 * @param shape its dimensions
 */
public record LoadedTensor(
    TensorRole role, boolean isOfFirstGemm, List<DType> dtypes, List<Dim> shape) {
  /** Keeps unmodifiable copies. */
  public LoadedTensor {
    dtypes = List.copyOf(dtypes);
    shape = List.copyOf(shape);
  }

  /**
   * vLLM's name for it.
   *
   * @return for example {@code w13_weight_scale}
   */
  public String name() {
    return (isOfFirstGemm ? "w13_" : "w2_") + role.vllmName();
  }

  /**
   * The sizes in a layer.
   *
   * @param layer the sizes of the layer on one rank
   * @return the size of each dimension
   */
  public List<Long> sizes(LayerSizes layer) {
    return shape.stream().map(dim -> dim.size(layer)).toList();
  }

  /**
   * The tensor of a layer, in numbers.
   *
   * @param layer the sizes of the layer on one rank
   * @return under its name
   */
  public SizedTensor in(LayerSizes layer) {
    return new SizedTensor(name(), dtypes, List.of(sizes(layer)));
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
   * @return for example {@code [E, 2I, H/2]}
   */
  public String shapeName() {
    return ExpectedTensor.symbols(shape);
  }

  /** Prints {@code w13_weight uint8 [E, 2I, H/2]}. */
  @Override
  public String toString() {
    return name() + " " + dtypeNames() + " " + shapeName();
  }
}

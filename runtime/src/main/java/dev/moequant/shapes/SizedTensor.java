package dev.moequant.shapes;

import dev.moequant.annotations.DType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tensor of one layer on one rank, in numbers.
 *
 * @param name vLLM's name, for example {@code w13_weight} or {@code w1_scale}
 * @param dtypes any of these; more than one where it has the model's own dtype
 * @param shapes any of these; the sizes of each dimension
 */
public record SizedTensor(String name, List<DType> dtypes, List<List<Long>> shapes) {
  /** Keeps unmodifiable copies. */
  public SizedTensor {
    dtypes = List.copyOf(dtypes);
    shapes = shapes.stream().map(List::copyOf).toList();
  }

  /**
   * The same tensor where another rank has it, too.
   *
   * @param other of the same name and dtypes
   * @return with the shapes of both, each once
   */
  public SizedTensor or(SizedTensor other) {
    return new SizedTensor(
        name, dtypes, Stream.concat(shapes.stream(), other.shapes.stream()).distinct().toList());
  }

  /**
   * The dtypes in vLLM's spelling.
   *
   * @return for example {@code float32}
   */
  public String dtypeNames() {
    return ExpectedTensor.names(dtypes);
  }

  /**
   * The shapes.
   *
   * @return for example {@code [32, 1536, 1] or [32, 1536]}
   */
  public String shapeNames() {
    return shapes.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  /** Prints {@code w13_weight float8_e4m3fn [32, 1536, 2048]}. */
  @Override
  public String toString() {
    return name + " " + dtypeNames() + " " + shapeNames();
  }
}

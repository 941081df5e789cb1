package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.tensors.TensorType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A tensor that each expert has, or all experts of a layer together.
 *
 * @param module which of the matrices, for example {@code gate_proj}
 * @param kind what messages call it, for example {@code weight_scale}
 * @param names what may follow the number of the expert in its name, all for the same; the first is
 *     the usual one
 * @param dtypes any of these as stored; none where any will do
 * @param shapes any of these; none where any will do
 * @param isWeight whether it is the matrix itself
 * @param isRequired whether vLLM has no use for an expert without it
 */
record WantedTensor(
    String module,
    String kind,
    List<String> names,
    Set<TensorType> dtypes,
    List<List<Long>> shapes,
    boolean isWeight,
    boolean isRequired) {
  WantedTensor {
    names = List.copyOf(names);
    shapes = List.copyOf(shapes);
  }

  String name() {
    return names.get(0);
  }

  boolean accepts(TensorType dtype) {
    return dtypes.isEmpty() || dtypes.contains(dtype);
  }

  boolean accepts(List<Long> shape) {
    return shapes.isEmpty() || shapes.contains(shape);
  }

  /** What is right, for example {@code F32 [6, 16]}. */
  String expected() {
    String sizes =
        shapes.stream().limit(2).map(String::valueOf).collect(Collectors.joining(" or "));
    return (expectedDtypes() + " " + sizes).trim();
  }

  /** What is right, for example {@code BF16 or F32}. */
  String expectedDtypes() {
    return dtypes.stream().map(TensorType::name).sorted().collect(Collectors.joining(" or "));
  }
}

package dev.moequant.internal.check;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.shapes.Dim;
import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of expected tensors, ready to be compared.
 *
 * @param tensor the row
 * @param dtypes its dtypes as adapters name them
 * @param sharing the tensors that have one dtype with it, the model's; empty where it is fixed
 */
record ExpectedSlot(ExpectedTensor tensor, List<TensorType> dtypes, Set<TensorSlot> sharing) {
  static ExpectedSlot of(ExpectedTensor tensor, List<Set<TensorSlot>> ofOneDtype) {
    return new ExpectedSlot(
        tensor,
        tensor.dtypes().stream().map(TensorType::of).toList(),
        ofOneDtype.stream()
            .filter(slots -> slots.contains(tensor.slot()))
            .findFirst()
            .orElse(Set.of()));
  }

  TensorSlot slot() {
    return tensor.slot();
  }

  <T> long[] shape(TensorAdapter<T> adapter, T given) {
    return Objects.requireNonNull(
        adapter.shape(given), () -> "the TensorAdapter knows no shape for " + slot().vllmName());
  }

  <T> TensorType dtype(TensorAdapter<T> adapter, T given) {
    return Objects.requireNonNull(
        adapter.dtype(given), () -> "the TensorAdapter knows no dtype for " + slot().vllmName());
  }

  /** The dimensions of the shape that fits, or null where none does. */
  @Nullable List<Dim> dims(long[] shape) {
    // By index: an iterator would be the only object of a happy create().
    for (int i = 0; i < tensor.shapes().size(); i++) {
      List<Dim> dims = tensor.shapes().get(i);
      if (fits(dims, shape)) {
        return dims;
      }
    }
    return null;
  }

  private static boolean fits(List<Dim> dims, long[] shape) {
    if (dims.size() != shape.length) {
      return false;
    }
    for (int i = 0; i < shape.length; i++) {
      if (!dims.get(i).accepts(shape[i])) {
        return false;
      }
    }
    return true;
  }

  String dtypeNames() {
    return dtypes.stream().map(TensorType::name).collect(Collectors.joining(" or "));
  }

  /** Prints {@code F32 [E, 2*ceil(I/128), ceil(H/128)]}. */
  @Override
  public String toString() {
    return dtypeNames() + " " + tensor.shapeNames();
  }
}

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of the table of expected tensors, ready to be compared. */
final class ExpectedSlot {
  private final ExpectedTensor tensor;
  private final List<TensorType> dtypes;
  private final Set<TensorSlot> sharing;
  private final Dim[][] shapes; // those of the row, as each check goes through them

  private ExpectedSlot(ExpectedTensor tensor, Set<TensorSlot> sharing) {
    this.tensor = tensor;
    this.dtypes = tensor.dtypes().stream().map(TensorType::of).toList();
    this.sharing = sharing;
    this.shapes =
        tensor.shapes().stream().map(dims -> dims.toArray(new Dim[0])).toArray(Dim[][]::new);
  }

  static ExpectedSlot of(ExpectedTensor tensor, List<Set<TensorSlot>> ofOneDtype) {
    return new ExpectedSlot(
        tensor,
        ofOneDtype.stream()
            .filter(slots -> slots.contains(tensor.slot()))
            .findFirst()
            .orElse(Set.of()));
  }

  /** The row. */
  ExpectedTensor tensor() {
    return tensor;
  }

  TensorSlot slot() {
    return tensor.slot();
  }

  /** Its dtypes as adapters name them. */
  List<TensorType> dtypes() {
    return dtypes;
  }

  boolean takes(TensorType dtype) {
    return dtypes.contains(dtype);
  }

  /** The tensors that have one dtype with it, the model's; empty where it is fixed. */
  Set<TensorSlot> sharing() {
    return sharing;
  }

  <T> long[] shape(TensorAdapter<T> adapter, T given) {
    return Objects.requireNonNull(
        adapter.shape(given), () -> "the TensorAdapter knows no shape for " + slot().vllmName());
  }

  <T> TensorType dtype(TensorAdapter<T> adapter, T given) {
    return Objects.requireNonNull(
        adapter.dtype(given), () -> "the TensorAdapter knows no dtype for " + slot().vllmName());
  }

  /** The most dimensions that a right shape has. */
  int mostDims() {
    return Stream.of(shapes).mapToInt(dims -> dims.length).max().orElse(0);
  }

  /**
   * The dimensions of the shape that fits, or null where none does.
   *
   * @param sizes holds a given shape
   * @param first where in it the shape begins
   * @param rank how many dimensions it has
   */
  Dim @Nullable [] dims(long[] sizes, int first, int rank) {
    for (Dim[] dims : shapes) {
      if (dims.length == rank && accept(dims, sizes, first)) {
        return dims;
      }
    }
    return null;
  }

  private static boolean accept(Dim[] dims, long[] sizes, int first) {
    for (int i = 0; i < dims.length; i++) {
      if (!dims[i].accepts(sizes[first + i])) {
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

package dev.moequant.internal.check;

import dev.moequant.shapes.Dim;
import dev.moequant.tensors.Scale;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tensors that a scheme expects, to be asked about and judged together.
 *
 * <p>What an adapter answers is kept in two arrays, which whoever checks hands on:
 *
 * <ul>
 *   <li>the dtypes, one beside each expected slot, null where no tensor is given;
 *   <li>the shapes one after the other, of each given tensor the number of dimensions and then the
 *       sizes.
 * </ul>
 *
 * <p>Objects for the tensors are made only where something is wrong and has to be said.
 */
final class ExpectedSlots {
  private final ExpectedSlot[] slots;
  private final int room;

  /** Takes them in the order in which adapters are asked. */
  ExpectedSlots(Collection<ExpectedSlot> slots) {
    this.slots = slots.toArray(new ExpectedSlot[0]);
    this.room = slots.stream().mapToInt(slot -> 1 + slot.mostDims()).sum();
  }

  /** Room for the dtypes of one layer. */
  @Nullable TensorType[] dtypes() {
    return new @Nullable TensorType[slots.length];
  }

  /** Whether there is a tensor wherever one is expected. */
  <T> boolean areGiven(SlotTensors<T> tensors) {
    for (ExpectedSlot right : slots) {
      if (!(tensors.scale(right.slot()) instanceof Scale.Of<T>)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Asks for shape and dtype of each given tensor, once. An adapter is free to answer otherwise the
   * next time or to use its array again, so whatever is judged and said is about these answers.
   *
   * @param dtypes is filled with the dtypes
   * @return the shapes
   */
  <T> long[] ask(TensorAdapter<T> adapter, SlotTensors<T> tensors, @Nullable TensorType[] dtypes) {
    long[] shapes = new long[room];
    int first = 1;
    for (int i = 0; i < slots.length; i++) {
      ExpectedSlot right = slots[i];
      if (tensors.scale(right.slot()) instanceof Scale.Of<T> of) {
        long[] shape = right.shape(adapter, of.tensor());
        if (first + shape.length > shapes.length) { // so it is wrong
          shapes = Arrays.copyOf(shapes, first + shape.length + room);
        }
        shapes[first - 1] = shape.length;
        System.arraycopy(shape, 0, shapes, first, shape.length);
        first += shape.length + 1;
        dtypes[i] = right.dtype(adapter, of.tensor());
      }
    }
    return shapes;
  }

  /**
   * Whether no tensor is missing, each is right on its own, and all can be of one layer.
   *
   * @param known what the layer must be; null for any
   */
  boolean areOfOneLayer(@Nullable TensorType[] dtypes, long[] shapes, @Nullable KnownSizes known) {
    SizeBounds bounds = new SizeBounds();
    if (known != null) {
      bounds.narrow(known.rank());
    }
    SharedDtypes shared = new SharedDtypes();
    int first = 1;
    for (int i = 0; i < slots.length; i++) {
      ExpectedSlot right = slots[i];
      TensorType dtype = dtypes[i];
      if (dtype == null || !right.takes(dtype) || !shared.agrees(right, dtype)) {
        return false;
      }
      Dim[] dims = right.dims(shapes, first, (int) shapes[first - 1]);
      if (dims == null) {
        return false;
      }
      bounds.narrow(dims, shapes, first);
      first += dims.length + 1;
    }
    return bounds.isPossible();
  }

  /** The same answers as objects, one for each given tensor. */
  List<GivenTensor> tensors(@Nullable TensorType[] dtypes, long[] shapes) {
    List<GivenTensor> tensors = new ArrayList<>();
    int first = 1;
    for (int i = 0; i < slots.length; i++) {
      TensorType dtype = dtypes[i];
      if (dtype != null) {
        int after = first + (int) shapes[first - 1];
        tensors.add(new GivenTensor(slots[i], dtype, Arrays.copyOfRange(shapes, first, after)));
        first = after + 1;
      }
    }
    return tensors;
  }
}

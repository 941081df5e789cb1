package dev.moequant;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.rules.Finding;
import dev.moequant.spec.ExpectedTensor;
import dev.moequant.spec.ExpectedTensor.Dim;
import dev.moequant.spec.ExpectedTensors;
import dev.moequant.spec.RequiredSlots;
import dev.moequant.spec.SchemeSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares given tensors with what their scheme expects: which slots are filled, dtype, number of
 * dimensions, and that all can be of one layer. Whether something is wrong is found out without
 * building anything; what it is, {@link TensorFindings} says.
 */
final class TensorChecks {
  private static final TensorSlot[] ALL_SLOTS = TensorSlot.values();

  private final SchemeSpec scheme;
  private final Set<TensorSlot> precisions;
  private final Map<TensorSlot, ExpectedSlot> expected = new EnumMap<>(TensorSlot.class);

  TensorChecks(SchemeSpec scheme) {
    this.scheme = scheme;
    this.precisions =
        RequiredSlots.of(scheme).stream()
            .filter(slot -> RequiredSlots.takesPrecisionConfig(scheme, slot))
            .collect(Collectors.toUnmodifiableSet());
    List<Set<TensorSlot>> ofOneDtype = ExpectedTensors.ofOneDtype(scheme);
    for (ExpectedTensor tensor : ExpectedTensors.of(scheme)) {
      expected.put(tensor.slot(), ExpectedSlot.of(tensor, ofOneDtype));
    }
  }

  <T> List<Finding> check(TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    Objects.requireNonNull(adapter, "no TensorAdapter tells shapes and dtypes");
    return areRight(adapter, tensors) ? List.of() : findings(adapter, tensors);
  }

  /** Which slots are filled and with what, shapes aside. */
  <T> List<Finding> check(SlotTensors<T> tensors) {
    for (TensorSlot slot : ALL_SLOTS) {
      if (!isFilled(slot, tensors.scale(slot))) {
        return findings(null, tensors);
      }
    }
    return List.of();
  }

  private <T> List<Finding> findings(@Nullable TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    return new TensorFindings<>(scheme, expected, precisions, adapter, tensors).all();
  }

  private <T> boolean isFilled(TensorSlot slot, @Nullable Scale<T> given) {
    return expected.containsKey(slot)
        ? given instanceof Scale.Of<T>
        : precisions.contains(slot) ? given instanceof Scale.Precision<T> : given == null;
  }

  private <T> boolean areRight(TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    SizeBounds bounds = new SizeBounds();
    SharedDtypes shared = new SharedDtypes();
    for (TensorSlot slot : ALL_SLOTS) {
      Scale<T> given = tensors.scale(slot);
      ExpectedSlot right = expected.get(slot);
      boolean fits =
          right != null
              ? given instanceof Scale.Of<T> of
                  && isRight(right, adapter, of.tensor(), bounds, shared)
              : isFilled(slot, given);
      if (!fits) {
        return false;
      }
    }
    return bounds.isPossible();
  }

  private static <T> boolean isRight(
      ExpectedSlot right,
      TensorAdapter<T> adapter,
      T given,
      SizeBounds bounds,
      SharedDtypes shared) {
    long[] shape = right.shape(adapter, given);
    List<Dim> dims = right.dims(shape);
    if (dims == null) {
      return false;
    }
    TensorType dtype = right.dtype(adapter, given);
    if (!right.dtypes().contains(dtype) || !shared.agrees(right, dtype)) {
      return false;
    }
    bounds.narrow(right.tensor(), dims, shape);
    return true;
  }
}

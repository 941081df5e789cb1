package dev.moequant.internal.check;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.shapes.ExpectedTensors;
import dev.moequant.tensors.Scale;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import java.util.ArrayList;
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
public final class TensorChecks {
  private static final TensorSlot[] ALL_SLOTS = TensorSlot.values();

  private final SchemeSpec scheme;
  private final Set<TensorSlot> precisions;
  private final Map<TensorSlot, ExpectedSlot> expected = new EnumMap<>(TensorSlot.class);

  public TensorChecks(SchemeSpec scheme) {
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

  public <T> List<Finding> check(TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    Objects.requireNonNull(adapter, "no TensorAdapter tells shapes and dtypes");
    List<GivenTensor> given = ask(adapter, tensors);
    return areFilled(tensors) && areOfOneLayer(given) ? List.of() : findings(tensors, given);
  }

  /** Which slots are filled and with what, shapes aside. */
  public <T> List<Finding> check(SlotTensors<T> tensors) {
    return areFilled(tensors) ? List.of() : findings(tensors, List.of());
  }

  /**
   * Asks for shape and dtype of each tensor, once. An adapter is free to answer otherwise the next
   * time or to use its array again, so whatever is judged and said is about these answers.
   */
  private <T> List<GivenTensor> ask(TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    List<GivenTensor> given = new ArrayList<>(expected.size());
    for (TensorSlot slot : ALL_SLOTS) {
      ExpectedSlot right = expected.get(slot);
      if (right != null && tensors.scale(slot) instanceof Scale.Of<T> of) {
        given.add(GivenTensor.of(right, adapter, of.tensor()));
      }
    }
    return given;
  }

  private <T> List<Finding> findings(SlotTensors<T> tensors, List<GivenTensor> given) {
    return new TensorFindings<>(scheme, expected, precisions, tensors, given).all();
  }

  private <T> boolean areFilled(SlotTensors<T> tensors) {
    for (TensorSlot slot : ALL_SLOTS) {
      if (!isFilled(slot, tensors.scale(slot))) {
        return false;
      }
    }
    return true;
  }

  private <T> boolean isFilled(TensorSlot slot, @Nullable Scale<T> given) {
    return expected.containsKey(slot)
        ? given instanceof Scale.Of<T>
        : precisions.contains(slot) ? given instanceof Scale.Precision<T> : given == null;
  }

  private static boolean areOfOneLayer(List<GivenTensor> given) {
    SizeBounds bounds = new SizeBounds();
    SharedDtypes shared = new SharedDtypes();
    for (int i = 0; i < given.size(); i++) { // see ExpectedSlot.dims
      GivenTensor tensor = given.get(i);
      if (!tensor.isWellFormed() || !shared.agrees(tensor.right(), tensor.dtype())) {
        return false;
      }
      tensor.narrow(bounds);
    }
    return bounds.isPossible();
  }
}

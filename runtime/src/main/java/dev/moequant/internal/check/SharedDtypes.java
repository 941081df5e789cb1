package dev.moequant.internal.check;

import dev.moequant.tensors.TensorType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the tensors that have the model's dtype have the same: no kernel takes a mixture. */
final class SharedDtypes {
  // Biases may be apart from scales, so two; an array would be one object more for each create().
  private @Nullable ExpectedSlot first;
  private @Nullable TensorType ofFirst;
  private @Nullable TensorType ofOthers;

  /** Whether a tensor has the dtype of those before it; its dtype is one of the right ones. */
  boolean agrees(ExpectedSlot slot, TensorType dtype) {
    if (slot.sharing().isEmpty()) {
      return true;
    }
    if (first == null) {
      first = slot;
    }
    if (first.sharing().contains(slot.slot())) {
      ofFirst = ofFirst == null ? dtype : ofFirst;
      return dtype.equals(ofFirst);
    }
    ofOthers = ofOthers == null ? dtype : ofOthers;
    return dtype.equals(ofOthers);
  }

  /**
   * The tensor that a wrong one contradicts. The fewer are to blame; of two that differ, the later.
   */
  static Optional<GivenTensor> contradicted(GivenTensor tensor, List<GivenTensor> all) {
    Map<TensorType, List<GivenTensor>> byDtype =
        all.stream()
            .filter(other -> tensor.right().sharing().contains(other.right().slot()))
            .collect(
                Collectors.groupingBy(GivenTensor::dtype, LinkedHashMap::new, Collectors.toList()));
    return byDtype.values().stream()
        .sorted(Comparator.<List<GivenTensor>>comparingInt(List::size).reversed())
        .findFirst()
        .map(most -> most.get(0))
        .filter(other -> !other.dtype().equals(tensor.dtype()));
  }
}

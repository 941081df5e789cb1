package dev.moequant.internal.check;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.internal.rules.All2AllRules;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.shapes.ExpectedTensors;
import dev.moequant.tensors.Scale;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares given tensors with what their scheme expects: which slots are filled, dtype, number of
 * dimensions, and that all can be of one layer. Whether something is wrong is found out without
 * building anything; what it is, {@link TensorFindings} says.
 */
public final class TensorChecks {
  private final SchemeSpec scheme;
  private final VllmRevision revision;
  private final Map<TensorSlot, ExpectedSlot> expected = new EnumMap<>(TensorSlot.class);
  private final Set<TensorSlot> precisions;

  // The same again, for what each check asks.
  private final ExpectedSlots tensors;
  private final TensorSlot[] ofPrecisions;
  private final TensorSlot[] empty;

  public TensorChecks(SchemeSpec scheme, VllmRevision revision) {
    this.scheme = scheme;
    this.revision = revision;
    List<Set<TensorSlot>> ofOneDtype = ExpectedTensors.ofOneDtype(scheme);
    for (ExpectedTensor tensor : ExpectedTensors.of(scheme)) {
      expected.put(tensor.slot(), ExpectedSlot.of(tensor, ofOneDtype));
    }
    this.precisions =
        RequiredSlots.of(scheme).stream()
            .filter(slot -> RequiredSlots.takesPrecisionConfig(scheme, slot))
            .collect(Collectors.toUnmodifiableSet());
    this.tensors = new ExpectedSlots(expected.values());
    this.ofPrecisions = precisions.toArray(new TensorSlot[0]);
    this.empty =
        Stream.of(TensorSlot.values())
            .filter(slot -> !expected.containsKey(slot) && !precisions.contains(slot))
            .toArray(TensorSlot[]::new);
  }

  public <T> List<Finding> check(TensorAdapter<T> adapter, SlotTensors<T> given) {
    return check(adapter, given, null);
  }

  /** With sizes that are known, or null where the tensors alone tell them. */
  public <T> List<Finding> check(
      TensorAdapter<T> adapter, SlotTensors<T> given, @Nullable KnownSizes known) {
    Objects.requireNonNull(adapter, "no TensorAdapter tells shapes and dtypes");
    @Nullable TensorType[] dtypes = tensors.dtypes();
    long[] shapes = tensors.ask(adapter, given, dtypes);
    List<Finding> wrong =
        tensors.areOfOneLayer(dtypes, shapes, known) && isNothingElseWrong(given)
            ? List.of()
            : findings(given, tensors.tensors(dtypes, shapes), known);
    if (known == null || known.oneScale().isEmpty()) {
      return wrong;
    }
    return Stream.concat(
            wrong.stream(), manyScales(tensors.tensors(dtypes, shapes), known).stream())
        .toList();
  }

  /** vLLM looks at a1_scale, which every scheme has that has a2_scale. */
  private static Optional<Finding> manyScales(List<GivenTensor> asked, KnownSizes known) {
    return asked.stream()
        .filter(tensor -> tensor.right().slot() == TensorSlot.A1_SCALE)
        .filter(tensor -> tensor.isWellFormed() && tensor.elements() > 1)
        .findFirst()
        .map(
            tensor ->
                All2AllRules.STATIC_SCALES.finding(
                    new Place.OfTensor(TensorSlot.A1_SCALE),
                    List.of(tensor, known.oneScale().orElseThrow(), known.deployment()),
                    List.of()));
  }

  /** Which slots are filled and with what, shapes aside. */
  public <T> List<Finding> check(SlotTensors<T> given) {
    return tensors.areGiven(given) && isNothingElseWrong(given)
        ? List.of()
        : findings(given, List.of(), null);
  }

  private <T> List<Finding> findings(
      SlotTensors<T> given, List<GivenTensor> asked, @Nullable KnownSizes known) {
    return new TensorFindings<>(scheme, revision, expected, precisions, given, asked, known).all();
  }

  /** Whether the slots in which no tensor is expected have what they should. */
  private <T> boolean isNothingElseWrong(SlotTensors<T> given) {
    for (TensorSlot slot : ofPrecisions) {
      if (!(given.scale(slot) instanceof Scale.Precision<T>)) {
        return false;
      }
    }
    for (TensorSlot slot : empty) {
      if (given.scale(slot) != null) {
        return false;
      }
    }
    return true;
  }
}

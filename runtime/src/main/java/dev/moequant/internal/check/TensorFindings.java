package dev.moequant.internal.check;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.TensorRules;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.Scale;
import dev.moequant.tensors.SlotTensors;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with the tensors of a layer, in the order of the slots: at most one finding
 * for a slot, which tells of its dtype and its shape, and one more where its dtype is right but not
 * that of the others.
 *
 * @param <T> the tensor type
 */
final class TensorFindings<T> {
  private static final int MOST_WITH_RANGES = 2;

  private final SchemeSpec scheme;
  private final VllmRevision revision;
  private final Map<TensorSlot, ExpectedSlot> expected;
  private final Set<TensorSlot> precisions;
  private final SlotTensors<T> tensors;
  private final Map<TensorSlot, GivenTensor> given = new EnumMap<>(TensorSlot.class);
  private final List<GivenTensor> ofRightDtype;
  private final @Nullable KnownSizes known;
  private final List<GivenTensor> compared;
  private final TensorAgreement agreement;
  private final TensorFixes remedies;
  private final ShapeFormatter words;

  /**
   * Of tensors that are not among the given ones, nothing is said about dtype and shape.
   *
   * @param known the sizes that they must have; null where they tell them to each other
   */
  TensorFindings(
      SchemeSpec scheme,
      VllmRevision revision,
      Map<TensorSlot, ExpectedSlot> expected,
      Set<TensorSlot> precisions,
      SlotTensors<T> tensors,
      List<GivenTensor> asked,
      @Nullable KnownSizes known) {
    this.scheme = scheme;
    this.revision = revision;
    this.expected = expected;
    this.precisions = precisions;
    this.tensors = tensors;
    asked.forEach(tensor -> given.put(tensor.right().slot(), tensor));
    this.ofRightDtype = given.values().stream().filter(GivenTensor::hasDtype).toList();
    this.known = known;
    this.compared =
        given.values().stream()
            .filter(tensor -> tensor.isComparable() && isOfKnownSizes(tensor))
            .toList();
    this.agreement = new TensorAgreement(compared);
    this.remedies = new TensorFixes(compared, agreement);
    SizeBounds sizes = agreement.agreed();
    if (known != null) {
      sizes.narrow(known.rank());
    }
    this.words = new ShapeFormatter(sizes, known != null || blamed() <= MOST_WITH_RANGES);
  }

  private boolean isOfKnownSizes(GivenTensor tensor) {
    return known == null || known.takes(tensor);
  }

  private long blamed() {
    return compared.stream().filter(tensor -> !agreement.contradicted(tensor).isEmpty()).count();
  }

  /**
   * All that is wrong, never nothing: who asks knows that the tensors are not right, and an empty
   * list would be taken for a right layer.
   */
  List<Finding> all() {
    List<Finding> all = new ArrayList<>();
    for (TensorSlot slot : TensorSlot.values()) {
      finding(slot).ifPresent(all::add);
      otherDtype(slot).ifPresent(all::add);
    }
    return all.isEmpty() ? List.of(unexplained()) : all;
  }

  /** Two parts of moequant disagree: the one that knows that something is wrong is believed. */
  private Finding unexplained() {
    String layer =
        tensors.slots().stream()
            .map(
                slot -> {
                  GivenTensor tensor = given.get(slot);
                  return slot.vllmName() + (tensor == null ? "" : " " + tensor);
                })
            .collect(Collectors.joining(", "));
    return TensorRules.TENSOR_MISMATCH.finding(
        List.of("the layer", layer, scheme + " takes no such layer, and moequant cannot say why"),
        List.of("this is a bug in moequant; please report it with this message"));
  }

  private Optional<Finding> finding(TensorSlot slot) {
    Scale<T> scale = tensors.scale(slot);
    ExpectedSlot right = expected.get(slot);
    boolean precision = precisions.contains(slot);
    if (right == null && !precision) {
      return Optional.ofNullable(scale == null ? null : unused(slot));
    }
    if (scale == null) {
      return Optional.of(missing(slot, right));
    }
    if (precision != scale instanceof Scale.Precision<T>) {
      return Optional.of(otherKind(slot, !precision));
    }
    GivenTensor tensor = given.get(slot);
    return tensor == null ? Optional.empty() : finding(tensor);
  }

  private Optional<Finding> otherDtype(TensorSlot slot) {
    return Optional.ofNullable(given.get(slot))
        .filter(GivenTensor::hasDtype)
        .flatMap(
            tensor ->
                SharedDtypes.contradicted(tensor, ofRightDtype)
                    .map(other -> otherDtype(tensor, other)));
  }

  private static Finding otherDtype(GivenTensor tensor, GivenTensor other) {
    return TensorRules.TENSOR_MISMATCH.finding(
        List.of(tensor.vllmName(), tensor.dtype(), other.vllmName() + " is " + other.dtype()),
        List.of(
            "both have the dtype of the model: give "
                + tensor.vllmName()
                + " as "
                + other.dtype()));
  }

  private Finding unused(TensorSlot slot) {
    String otherSetting =
        RequiredSlots.settingFor(scheme, slot)
            .filter(setting -> setting.isOfferedFor(revision))
            .map(setting -> "; or declare " + setting.text() + ", which takes it")
            .orElse("");
    return mismatch(
        slot, "given", "has no such tensor", "leave it out, nothing reads it" + otherSetting);
  }

  private Finding missing(TensorSlot slot, @Nullable ExpectedSlot right) {
    String what =
        right == null
            ? "a PrecisionConfig"
            : right.dtypeNames() + " " + words.of(right.tensor().shapes());
    return mismatch(slot, "missing", "needs it", "give " + what);
  }

  private Finding otherKind(TensorSlot slot, boolean isPrecision) {
    return TensorRules.SCALE_KIND.finding(
        List.of(
            slot.vllmName(),
            isPrecision ? "a PrecisionConfig" : "a tensor",
            "but " + scheme + " takes a " + (isPrecision ? "tensor" : "PrecisionConfig")),
        List.of(isPrecision ? "give the scale tensor itself" : "wrap it for Triton's kernels"));
  }

  private Optional<Finding> finding(GivenTensor tensor) {
    if (known != null && tensor.isComparable() && !known.takes(tensor)) {
      return Optional.of(otherThanKnown(tensor, known));
    }
    List<GivenTensor> others = tensor.isComparable() ? agreement.contradicted(tensor) : List.of();
    if (others.isEmpty()) {
      return tensor.isWellFormed() ? Optional.empty() : Optional.of(malformed(tensor));
    }
    return Optional.of(
        tensor.hasDtype() && agreement.isAboutExperts(tensor)
            ? otherExperts(tensor, others)
            : otherSizes(tensor, others));
  }

  private Finding malformed(GivenTensor tensor) {
    ExpectedSlot right = tensor.right();
    return mismatch(
        right.slot(),
        tensor.toString(),
        expects(right.dtypeNames() + " ", tensor),
        TensorFixes.alone(tensor));
  }

  private Finding otherExperts(GivenTensor tensor, List<GivenTensor> others) {
    GivenTensor other = others.get(0);
    return TensorRules.TENSOR_MISMATCH.finding(
        List.of(
            tensor.vllmName(),
            "for " + tensor.experts() + (tensor.experts() == 1 ? " expert" : " experts"),
            other.vllmName() + " is for " + other.experts()),
        List.of(remedies.among(tensor, others)));
  }

  private Finding otherThanKnown(GivenTensor tensor, KnownSizes sizes) {
    String dtypes = tensor.hasDtype() ? "" : tensor.right().dtypeNames() + " ";
    return mismatch(
        tensor.right().slot(),
        tensor.hasDtype() ? tensor.shape() : tensor.toString(),
        "%s in deployment %s".formatted(expects(dtypes, tensor), sizes.deployment()),
        TensorFixes.amongKnown(tensor, sizes));
  }

  private Finding otherSizes(GivenTensor tensor, List<GivenTensor> others) {
    String sources =
        others.stream()
            .map(other -> other.vllmName() + " " + other.shape())
            .collect(Collectors.joining(" and "));
    String dtypes = tensor.hasDtype() ? "" : tensor.right().dtypeNames() + " ";
    return mismatch(
        tensor.right().slot(),
        tensor.hasDtype() ? tensor.shape() : tensor.toString(),
        expects(dtypes, tensor) + ", as " + sources + (others.size() == 1 ? " says" : " say"),
        remedies.among(tensor, others));
  }

  private String expects(String dtypes, GivenTensor tensor) {
    return "expects " + dtypes + words.of(tensor.shapes());
  }

  private Finding mismatch(TensorSlot slot, String found, String expectation, String help) {
    return TensorRules.TENSOR_MISMATCH.finding(
        List.of(slot.vllmName(), found, scheme + " " + expectation), List.of(help));
  }
}

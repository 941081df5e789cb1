package dev.moequant.internal.check;

import dev.moequant.scheme.RequiredSlots;
import dev.moequant.tensors.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What to do about a tensor that is wrong; whatever is said to fit has been tried. */
final class TensorFixes {
  private static final String EXPERTS =
      "all tensors of a layer have the rank's local number of experts, E, in front";

  private final List<GivenTensor> compared;
  private final TensorAgreement agreement;

  /** Remedies for tensors whose shapes are right on their own and contradict each other. */
  TensorFixes(List<GivenTensor> compared, TensorAgreement agreement) {
    this.compared = compared;
    this.agreement = agreement;
  }

  /** For a tensor that is wrong whatever the others are. */
  static String alone(GivenTensor tensor) {
    if (tensor.isPackedInWords()) {
      return and(words(tensor), tensor.meantDtype().map(TensorFixes::spelling));
    }
    return tensor.hasShape() ? dtype(tensor).orElseThrow() : and(shape(tensor), dtype(tensor));
  }

  private static String words(GivenTensor tensor) {
    return tensor.isZeroPoint()
        ? "AWQ and GPTQ pack zero points into int32, so the shape is not compared: unpack them,"
            + " then pack their rows into bytes, as vLLM's MoeWNA16 does"
        : "words may pack several values, so the shape is not compared: give them unpacked, as "
            + tensor.right().dtypeNames();
  }

  private static String and(String help, Optional<String> other) {
    return other.map(more -> help + "; and " + more).orElse(help);
  }

  /** For a wrong dtype, whatever the shape is. */
  private static Optional<String> dtype(GivenTensor tensor) {
    if (tensor.hasDtype()) {
      return Optional.empty();
    }
    if (tensor.isScaleInOnePart()) {
      return Optional.of(
          "vLLM has it in two parts once the layer is loaded: "
              + tensor.right().dtypeNames()
              + " here, and what was taken out of it in "
              + tensor.alphas().vllmName());
    }
    String give =
        "give it as "
            + tensor.right().dtypeNames()
            + (isOfExponents(tensor) ? ", where its bytes are exponents 2^(byte - 127)" : "");
    return Optional.of(
        tensor
            .meantDtype()
            .map(
                meant ->
                    tensor.right().takes(meant)
                        ? spelling(meant)
                        : spelling(meant) + "; and " + give)
            .orElse(give));
  }

  /** MX scales are often stored as bytes, and a cast of a byte is another number. */
  private static boolean isOfExponents(GivenTensor tensor) {
    return tensor.isWeightScale()
        && tensor.dtype().equals(TensorType.U8)
        && tensor.right().dtypes().contains(TensorType.F32);
  }

  private static String spelling(TensorType meant) {
    return "TensorAdapter.dtype must say it as safetensors does: " + meant;
  }

  private static String shape(GivenTensor tensor) {
    if (tensor.noSize().isPresent()) {
      return tensor.noSize().getAsLong()
          + " is no size: TensorAdapter.shape tells the sizes as stored, each at least 1";
    }
    if (tensor.isPairPerExpert()) {
      // A kernel indexes by expert: [E, 2] would silently give it another expert's.
      return tensor.isWeightScale()
          ? "gate and up have a scale each: take the maximum over dimension 1, then requantize"
          : tensor.isAlpha()
              ? "gate and up have a global scale each, and vLLM takes gate's for both"
                  + " (NVIDIA/Model-Optimizer 1411): give both the larger, and rescale the other's"
                  + " block scales"
              : "gate and up have a value each: give the one that vLLM makes of both";
    }
    if (tensor.isUnsqueezed()) {
      return "a static activation scale is [], [1] or [E]: squeeze dimension 1";
    }
    Optional<String> squeezed = tensor.squeezed();
    if (squeezed.isPresent()) {
      return "drop the dimension of size 1: " + squeezed.get() + " fits";
    }
    return tensor.isOneForAllExperts()
        ? "expand it to [E], one for each expert: kernels read this tensor by expert"
        : "give the tensor as vLLM has it after loading: fused, requantized, not yet swizzled";
  }

  /** For a tensor that contradicts others, and may have a wrong dtype, too. */
  String among(GivenTensor tensor, List<GivenTensor> others) {
    return and(agreement.isAboutExperts(tensor) ? EXPERTS : sizes(tensor, others), dtype(tensor));
  }

  /** For a tensor that contradicts what is known, and may have a wrong dtype, too. */
  static String amongKnown(GivenTensor tensor, KnownSizes known) {
    String sizes =
        rearranged(tensor, known::takes).orElse("give the tensors of one rank, which has " + known);
    return and(sizes, dtype(tensor));
  }

  /** The same values in another order, or packed, where that fits. */
  private static Optional<String> rearranged(GivenTensor tensor, Predicate<GivenTensor> fits) {
    return tensor
        .transposed()
        .filter(fits)
        .map(swapped -> "swap its last two dimensions: " + swapped.shape() + " fits")
        .or(
            () ->
                tensor
                    .packed()
                    .filter(fits)
                    .map(packed -> "pack its rows as vLLM does: " + packed.shape() + " fits"));
  }

  private String sizes(GivenTensor tensor, List<GivenTensor> others) {
    return rearranged(tensor, this::agrees)
        .or(() -> exchange(tensor))
        .or(this::swapAll)
        .or(() -> odd(tensor, others))
        .orElseGet(this::oneLayer);
  }

  private String oneLayer() {
    String layer =
        "give tensors of one layer and one rank: w1 has 2I rows, gate and up (without gating I),"
            + " and H columns; w2 has H rows and I columns";
    return compared.stream().anyMatch(GivenTensor::countsAllRanks)
        ? layer + "; I_full = tp * I, for tp ranks that divide it"
        : layer;
  }

  private Optional<String> exchange(GivenTensor tensor) {
    return compared.stream()
        .filter(other -> other.right().slot() == RequiredSlots.partner(tensor.right().slot()))
        .findFirst()
        .filter(
            other ->
                allFit(
                    each ->
                        each == tensor
                            ? each.like(other)
                            : each == other ? each.like(tensor) : each))
        .map(
            other -> {
              boolean first = tensor.right().tensor().isOfFirstGemm();
              return "exchange "
                  + (first ? tensor : other).vllmName()
                  + " and "
                  + (first ? other : tensor).vllmName();
            });
  }

  /** Checkpoints store groups along K in front of N; vLLM turns all of them round. */
  private Optional<String> swapAll() {
    List<String> swapped = new ArrayList<>();
    for (GivenTensor tensor : compared) {
      tensor.transposed().ifPresent(other -> swapped.add(other.vllmName()));
    }
    return swapped.size() > 1 && allFit(tensor -> tensor.transposed().orElse(tensor))
        ? Optional.of(
            "swap the last two dimensions of " + String.join(", ", swapped) + ": then all fit")
        : Optional.empty();
  }

  private static Optional<String> odd(GivenTensor tensor, List<GivenTensor> others) {
    return others.stream()
        .filter(other -> tensor.cannotPackRowsOf(other))
        .findFirst()
        .map(
            other ->
                "two zero points share a byte, so there is an even number of rows: "
                    + other.vllmName()
                    + " "
                    + other.shape()
                    + " has an odd one");
  }

  private boolean allFit(UnaryOperator<GivenTensor> change) {
    SizeBounds bounds = new SizeBounds();
    for (GivenTensor tensor : compared) {
      GivenTensor changed = change.apply(tensor);
      if (!changed.hasShape()) {
        return false;
      }
      narrow(bounds, changed.bounds());
    }
    return bounds.isPossible();
  }

  private boolean agrees(GivenTensor tensor) {
    SizeBounds bounds = tensor.bounds();
    narrow(bounds, agreement.agreed());
    return bounds.isPossible();
  }

  private static void narrow(SizeBounds bounds, SizeBounds other) {
    for (int size = 0; size < SizeBounds.SIZES; size++) {
      bounds.narrow(size, other);
    }
  }
}

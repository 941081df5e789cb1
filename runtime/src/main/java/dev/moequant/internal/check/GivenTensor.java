package dev.moequant.internal.check;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.shapes.Axis;
import dev.moequant.shapes.Dim;
import dev.moequant.tensors.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tensor in its slot, as the adapter told it, beside what the scheme expects there. */
final class GivenTensor {
  private static final Set<TensorType> WORDS = Set.of(TensorType.I32, TensorType.of("U32"));

  private final ExpectedSlot right;
  private final TensorType dtype;
  private final long[] shape;
  private final Dim @Nullable [] dims;

  /** Keeps the array. */
  GivenTensor(ExpectedSlot right, TensorType dtype, long[] shape) {
    this.right = right;
    this.dtype = dtype;
    this.shape = shape;
    this.dims = right.dims(shape, 0, shape.length);
  }

  ExpectedSlot right() {
    return right;
  }

  TensorType dtype() {
    return dtype;
  }

  /** Whether it is right on its own, whatever the other tensors are. */
  boolean isWellFormed() {
    return hasShape() && hasDtype();
  }

  boolean hasDtype() {
    return right.takes(dtype);
  }

  /** Whether its shape tells of the layer, even where its dtype is wrong. */
  boolean isComparable() {
    return hasShape() && !isPackedInWords();
  }

  boolean hasShape() {
    return dims != null;
  }

  /** The shape that it has, in symbols; all that would do where it has none of them. */
  List<List<Dim>> shapes() {
    return dims == null ? right.tensor().shapes() : List.of(List.of(dims));
  }

  /** What it tells about the layer: nothing where its shape tells nothing. */
  SizeBounds bounds() {
    SizeBounds bounds = new SizeBounds();
    if (dims != null) {
      bounds.narrow(dims, shape, 0);
    }
    return bounds;
  }

  private Optional<List<Dim>> symbols() {
    return Optional.ofNullable(dims).map(List::of);
  }

  /** How many values it holds; of a right shape no product overflows that an adapter can mean. */
  long elements() {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /** E as this tensor has it, for one that has it in front. */
  long experts() {
    return shape[0];
  }

  /** Whether one value is there where one per expert is expected. */
  boolean isOneForAllExperts() {
    return isExpectedPerExpert() && shape.length == 0;
  }

  /** Whether gate and up have a value each where one per expert is expected. */
  boolean isPairPerExpert() {
    return isExpectedPerExpert()
        && right.tensor().isOfFirstGemm()
        && shape.length == 2
        && shape[1] == 2;
  }

  private boolean isExpectedPerExpert() {
    return right.tensor().shapes().contains(List.of(Dim.E));
  }

  boolean isAlpha() {
    return right.slot() == TensorSlot.G1_ALPHAS || right.slot() == TensorSlot.G2_ALPHAS;
  }

  /** Whether it is a scale of int4 groups as checkpoints have it beside fp8 activations. */
  boolean isScaleInOnePart() {
    return isWeightScale()
        && right.takes(TensorType.F8_E4M3)
        && QuantKey.MODEL_DTYPES.stream().map(TensorType::of).anyMatch(dtype::equals);
  }

  /** The slot of what is taken out of the scales of this GEMM. */
  TensorSlot alphas() {
    return right.tensor().isOfFirstGemm() ? TensorSlot.G1_ALPHAS : TensorSlot.G2_ALPHAS;
  }

  boolean isWeightScale() {
    return RequiredSlots.isWeightScale(right.slot());
  }

  /** Whether it is a scale of all experts, or of each, with one dimension too many. */
  boolean isUnsqueezed() {
    return right.tensor().shapes().contains(List.of()) && shape.length == 2 && shape[1] == 1;
  }

  /** The shape without one dimension of size 1, where that fits and this does not. */
  Optional<String> squeezed() {
    for (int i = 0; i < shape.length; i++) {
      long[] other = new long[shape.length - 1];
      System.arraycopy(shape, 0, other, 0, i);
      System.arraycopy(shape, i + 1, other, i, other.length - i);
      if (shape[i] == 1 && right.dims(other, 0, other.length) != null) {
        return Optional.of(Arrays.toString(other));
      }
    }
    return Optional.empty();
  }

  /** Whether it may hold several values in each element, along an unknown dimension. */
  boolean isPackedInWords() {
    // No slot takes words, and there is nothing to pack in one value for each expert.
    return WORDS.contains(dtype.meant().orElse(dtype))
        && right.tensor().shapes().stream().flatMap(List::stream).anyMatch(GivenTensor::isOfGemm);
  }

  private static boolean isOfGemm(Dim dim) {
    return dim.axis() != Axis.E && dim.axis() != Axis.ONE;
  }

  boolean isZeroPoint() {
    return right.slot() == TensorSlot.W1_ZP || right.slot() == TensorSlot.W2_ZP;
  }

  /** Whether its groups are those of all ranks. */
  boolean countsAllRanks() {
    return right.tensor().shapes().stream()
        .flatMap(List::stream)
        .anyMatch(dim -> dim.axis() == Axis.I_FULL);
  }

  /** What is no size of a dimension. */
  OptionalLong noSize() {
    return Arrays.stream(shape).filter(size -> size < 1).findFirst();
  }

  /** The dtype that is meant, where the adapter does not name it as safetensors does. */
  Optional<TensorType> meantDtype() {
    return dtype.meant();
  }

  /** Whether its packed rows cannot be as many as another's, which are not packed. */
  boolean cannotPackRowsOf(GivenTensor other) {
    return symbols()
        .filter(symbols -> symbols.size() > 1)
        .filter(symbols -> other.shape.length > 1 && other.shape[1] % symbols.get(1).packing() != 0)
        .filter(symbols -> right.tensor().isOfFirstGemm() == other.right.tensor().isOfFirstGemm())
        .isPresent();
  }

  /** The same slot with the dtype and the shape of another tensor. */
  GivenTensor like(GivenTensor other) {
    return new GivenTensor(right, other.dtype, other.shape);
  }

  /**
   * With rows and columns swapped, for one that has both at its end: formats store them in either
   * order.
   */
  Optional<GivenTensor> transposed() {
    return symbols()
        .filter(
            symbols ->
                symbols.size() == 3
                    && isOfGemm(symbols.get(1))
                    && symbols.get(2).axis() != Axis.ONE)
        .map(symbols -> withShape(shape[0], shape[2], shape[1]));
  }

  /** With values packed that are expected so and may not be; empty where they would not fill. */
  Optional<GivenTensor> packed() {
    return symbols()
        .map(this::packed)
        .filter(packed -> !Arrays.equals(packed, shape))
        .map(this::withShape);
  }

  private long[] packed(List<Dim> symbols) {
    long[] packed = shape.clone();
    for (int i = 0; i < shape.length; i++) {
      int packing = symbols.get(i).packing();
      if (shape[i] % packing != 0) {
        return shape;
      }
      packed[i] /= packing;
    }
    return packed;
  }

  private GivenTensor withShape(long... other) {
    return new GivenTensor(right, dtype, other);
  }

  String vllmName() {
    return right.slot().vllmName();
  }

  String shape() {
    return Arrays.toString(shape);
  }

  /** Prints {@code F32 [8, 28, 32]}. */
  @Override
  public String toString() {
    return dtype + " " + shape();
  }
}

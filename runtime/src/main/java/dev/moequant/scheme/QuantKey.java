package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;
import java.util.Optional;

/**
 * What a declaration means for one operand, complete: vLLM's {@code QuantKey}, by which its kernels
 * say what they take.
 *
 * @param dtype what the operand is quantized to, {@link DType#NONE} for not at all
 * @param granularity how many values share a scale; what a dtype implies is spelled out
 * @param group present exactly with {@link Granularity#GROUP} and {@link Granularity#BLOCK}
 * @param isStatic whether scales come with the checkpoint; always for weights
 * @param isSymmetric whether there are no zero points
 * @param scaleDtypes what the scales may be stored as; several where they have the model's dtype,
 *     none where there are no scales
 */
public record QuantKey(
    DType dtype,
    Granularity granularity,
    Optional<BlockShape> group,
    boolean isStatic,
    boolean isSymmetric,
    List<DType> scaleDtypes) {
  /** What a model computes in: scales may have it, a quantized operand never. */
  public static final List<DType> MODEL_DTYPES =
      List.of(DType.BFLOAT16, DType.FLOAT16, DType.FLOAT32);

  private static final List<DType> FLOAT32 = List.of(DType.FLOAT32);

  /** Keeps an unmodifiable copy of the scale dtypes. */
  public QuantKey {
    scaleDtypes = List.copyOf(scaleDtypes);
  }

  /**
   * The key of one operand.
   *
   * @param scheme right or wrong
   * @param operand which of the two
   * @return empty where shape and granularity do not go together; that the catalogue has a form
   *     with this key is not said
   */
  static Optional<QuantKey> find(SchemeSpec scheme, Operand operand) {
    DeclaredOperand declared = scheme.operand(operand);
    Granularity granularity = declared.granularity();
    List<Integer> shape = declared.groupShape();
    int group = declared.dtype().groupSize();
    if (!shape.isEmpty() || declared.isShaped()) {
      return declared.isShaped() && isGroup(shape, granularity)
          ? Optional.of(key(scheme, operand, granularity, Optional.of(BlockShape.of(shape))))
          : Optional.empty();
    }
    boolean isImplied =
        granularity == Granularity.NONE
            // What vLLM stores for activations of these formats is per tensor.
            || (operand == Operand.ACTIVATIONS && granularity == Granularity.PER_TENSOR);
    if (group > 0 && isImplied) {
      return Optional.of(
          key(scheme, operand, Granularity.GROUP, Optional.of(new BlockShape(1, group))));
    }
    return Optional.of(key(scheme, operand, implied(declared, operand), Optional.empty()));
  }

  private static boolean isGroup(List<Integer> shape, Granularity granularity) {
    return shape.size() == 2
        && shape.get(0) >= 0
        && shape.get(1) > 0
        && (granularity == Granularity.BLOCK || shape.get(0) <= 1);
  }

  /**
   * What the dtype says where nothing else does. vLLM's int8 and int4 weights are per output
   * channel without a word: their kernels know no other form.
   */
  private static Granularity implied(DeclaredOperand declared, Operand operand) {
    if (declared.dtype() == DType.NONE || declared.granularity() != Granularity.NONE) {
      return declared.granularity();
    }
    return operand == Operand.WEIGHTS && Wna16Spec.isWeightDtype(declared.dtype())
        ? Granularity.PER_CHANNEL
        : Granularity.PER_TENSOR;
  }

  private static QuantKey key(
      SchemeSpec scheme, Operand operand, Granularity granularity, Optional<BlockShape> group) {
    DType dtype = scheme.operand(operand).dtype();
    boolean isWeight = operand == Operand.WEIGHTS;
    return new QuantKey(
        dtype,
        granularity,
        group,
        isWeight ? dtype != DType.NONE : !scheme.activations().dynamic(),
        !isWeight || !scheme.weights().zeroPoints(),
        scaleDtypes(scheme, dtype));
  }

  private static List<DType> scaleDtypes(SchemeSpec scheme, DType dtype) {
    return switch (dtype) {
      case NONE -> List.of();
      case MXFP4, MXFP6_E2M3, MXFP6_E3M2, MXFP8 -> List.of(DType.UINT8);
      case NVFP4 -> List.of(DType.FLOAT8_E4M3FN);
      // vLLM quantizes the scales of int4 groups once more where activations are fp8.
      case INT4 ->
          scheme.activations().dtype() == DType.FLOAT8_E4M3FN
              ? List.of(DType.FLOAT8_E4M3FN)
              : MODEL_DTYPES;
      // Weight-only integers have scales in the dtype of the model (experts_int8: float32).
      default -> Wna16Spec.isWna16(scheme.activations().dtype(), dtype) ? MODEL_DTYPES : FLOAT32;
    };
  }

  /**
   * Whether the operand is quantized at all.
   *
   * @return false for {@link DType#NONE}
   */
  public boolean isQuantized() {
    return dtype != DType.NONE;
  }

  /**
   * Whether the operand is in groups or blocks.
   *
   * @return true where {@link #group()} is present
   */
  public boolean hasGroup() {
    return group.isPresent();
  }
}

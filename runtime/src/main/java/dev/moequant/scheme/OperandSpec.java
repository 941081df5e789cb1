package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;
import java.util.Optional;

/**
 * One operand of the two GEMMs, resolved.
 *
 * @param dtype {@link DType#NONE} where it is not quantized
 * @param granularity how many values share a scale
 * @param groupShape present exactly with {@link Granularity#GROUP} and {@link Granularity#BLOCK}
 */
public record OperandSpec(DType dtype, Granularity granularity, Optional<BlockShape> groupShape) {
  /**
   * What declared activations mean. Without a granularity they are per tensor, as in vLLM's {@code
   * make}.
   *
   * @param declared activations about which no rule of the family 1xx reports an error
   * @return the operand
   * @throws IllegalStateException if the declared shape has no meaning
   */
  public static OperandSpec of(ActivationSpec declared) {
    boolean perTensor =
        declared.dtype() != DType.NONE && declared.granularity() == Granularity.NONE;
    return of(
        declared.dtype(),
        perTensor ? Granularity.PER_TENSOR : declared.granularity(),
        declared.groupShape());
  }

  /**
   * What declared weights mean.
   *
   * @param declared weights about which no rule of the family 1xx reports an error
   * @return the operand
   * @throws IllegalStateException if the declared shape has no meaning
   */
  public static OperandSpec of(WeightSpec declared) {
    return of(declared.dtype(), declared.granularity(), declared.groupShape());
  }

  private static OperandSpec of(DType dtype, Granularity granularity, List<Integer> groupShape) {
    return switch (granularity) {
      case GROUP, BLOCK ->
          new OperandSpec(dtype, granularity, Optional.of(BlockShape.of(groupShape)));
      case NONE, PER_TENSOR, PER_TOKEN, PER_CHANNEL ->
          new OperandSpec(dtype, granularity, Optional.empty());
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
   * Whether weights have one scale for each output channel. vLLM's int8 and int4 have it without a
   * word: their kernels know no other form, and its factories store no shape for it.
   *
   * @return true for {@link Granularity#PER_CHANNEL}, and for integers without a granularity
   */
  public boolean isPerOutputChannel() {
    return granularity == Granularity.PER_CHANNEL
        || (granularity == Granularity.NONE && Wna16Spec.isWeightDtype(dtype));
  }
}

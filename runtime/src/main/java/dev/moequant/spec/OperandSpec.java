package dev.moequant.spec;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
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
    boolean isInteger = dtype == DType.INT8 || dtype == DType.INT4;
    return granularity == Granularity.PER_CHANNEL || (isInteger && granularity == Granularity.NONE);
  }
}

package dev.moequant.spec;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.List;
import java.util.Optional;

/**
 * What a sound declaration means for the two operands. Short forms are spelled out: quantized
 * activations without a granularity are per tensor, as in vLLM's {@code make}.
 *
 * @param activations the left operand of both GEMMs
 * @param weights the right operand of both GEMMs
 */
public record ResolvedScheme(OperandSpec activations, OperandSpec weights) {
  static ResolvedScheme of(SchemeSpec scheme) {
    ActivationSpec a = scheme.activations();
    WeightSpec w = scheme.weights();
    boolean perTensor = a.dtype() != DType.NONE && a.granularity() == Granularity.NONE;
    return new ResolvedScheme(
        operand(a.dtype(), perTensor ? Granularity.PER_TENSOR : a.granularity(), a.groupShape()),
        operand(w.dtype(), w.granularity(), w.groupShape()));
  }

  private static OperandSpec operand(
      DType dtype, Granularity granularity, List<Integer> groupShape) {
    return switch (granularity) {
      case GROUP, BLOCK ->
          new OperandSpec(dtype, granularity, Optional.of(BlockShape.of(groupShape)));
      case NONE, PER_TENSOR, PER_TOKEN, PER_CHANNEL ->
          new OperandSpec(dtype, granularity, Optional.empty());
    };
  }
}

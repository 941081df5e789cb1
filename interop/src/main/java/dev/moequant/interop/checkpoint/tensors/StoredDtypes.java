package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.annotations.DType;
import dev.moequant.scheme.QuantKey;
import dev.moequant.shapes.StoredTensor;
import dev.moequant.shapes.TensorRole;
import dev.moequant.tensors.TensorType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a tensor may be stored as. vLLM's loader copies scales into float32, so files that have them
 * in the model's dtype are right, too.
 */
final class StoredDtypes {
  static final TensorType F8_E8M0 = TensorType.of("F8_E8M0");
  static final TensorType I64 = TensorType.of("I64");

  private static final Set<TensorType> FLOATS =
      Set.of(TensorType.F32, TensorType.BF16, TensorType.F16);

  private StoredDtypes() {}

  static Set<TensorType> of(StoredTensor tensor, QuantKey weights, Naming naming) {
    if (tensor.role() == TensorRole.WEIGHT) {
      return ofWeight(tensor, weights, naming);
    }
    if (tensor.role() == TensorRole.WEIGHT_ZERO_POINT) {
      return Set.of(TensorType.I32);
    }
    return tensor.dtypes().stream()
        .flatMap(dtype -> of(dtype, tensor.role(), weights, naming))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** int4 and int8 without activations are packed into words. */
  private static Set<TensorType> ofWeight(StoredTensor tensor, QuantKey weights, Naming naming) {
    if (isPackedIntoWords(weights)) {
      return Set.of(TensorType.I32);
    }
    if (naming == Naming.FP8 && weights.dtype() == DType.MXFP4) {
      return Set.of(TensorType.I8, TensorType.U8);
    }
    return types(tensor.dtypes());
  }

  static boolean isPackedIntoWords(QuantKey weights) {
    return weights.dtype() == DType.INT4
        || (weights.dtype() == DType.INT8 && Naming.isWeightOnly(weights));
  }

  private static Stream<TensorType> of(
      DType dtype, TensorRole role, QuantKey weights, Naming naming) {
    boolean isCopied = role == TensorRole.WEIGHT_SCALE || role == TensorRole.INPUT_SCALE;
    if (!isCopied) {
      return Stream.of(TensorType.of(dtype));
    }
    return switch (dtype) {
      case FLOAT32 ->
          switch (naming) {
            case COMPRESSED_TENSORS, QUARK, MXFP4 ->
                Stream.of(TensorType.F32, TensorType.BF16, TensorType.F16);
            case FP8 -> Stream.of(TensorType.F32, TensorType.BF16, F8_E8M0);
            case AWQ, GPTQ, MODELOPT -> Stream.of(TensorType.F32, TensorType.BF16);
          };
      case UINT8 ->
          Stream.concat(
              Stream.of(TensorType.U8, F8_E8M0),
              mayBeFloats(weights, naming) ? FLOATS.stream() : Stream.of());
      default -> Stream.of(TensorType.of(dtype));
    };
  }

  /**
   * vLLM's loader of mxfp4 makes E8M0 of whatever floats it finds (vLLM: {@code
   * _encode_mxfp4_weight_scale}, {@code quantization/mxfp4.py}; since 2026-08, 3b4c86e48).
   */
  private static boolean mayBeFloats(QuantKey weights, Naming naming) {
    return weights.dtype() == DType.MXFP4 && (naming == Naming.MXFP4 || naming == Naming.FP8);
  }

  /** Whether it is one of those floats. */
  static boolean isTurnedIntoE8m0(Set<TensorType> accepted, TensorType found) {
    return accepted.contains(F8_E8M0) && accepted.contains(TensorType.U8) && FLOATS.contains(found);
  }

  static Set<TensorType> types(List<DType> dtypes) {
    return dtypes.stream().map(TensorType::of).collect(Collectors.toUnmodifiableSet());
  }
}

package dev.moequant.rules;

import dev.moequant.annotations.DType;
import dev.moequant.spec.SchemeSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which dtypes go together: the pairs that vLLM's factories build (17edd8a80, {@code
 * fused_moe/config.py}), and the weight-only fp8 and nvfp4 that its constructor takes.
 */
final class DTypePairs {
  /** What a MoE layer computes in; never a quantized dtype. */
  static final Set<DType> MODEL_DTYPES =
      Set.copyOf(EnumSet.of(DType.FLOAT32, DType.FLOAT16, DType.BFLOAT16));

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(DType.NONE, DType.NONE),
          new Pair(DType.NONE, DType.FLOAT8_E4M3FN),
          new Pair(DType.NONE, DType.INT8),
          new Pair(DType.NONE, DType.INT4),
          new Pair(DType.NONE, DType.MXFP4),
          new Pair(DType.NONE, DType.NVFP4),
          new Pair(DType.FLOAT8_E4M3FN, DType.FLOAT8_E4M3FN),
          new Pair(DType.INT8, DType.INT8),
          new Pair(DType.MXFP4, DType.MXFP4),
          new Pair(DType.NVFP4, DType.NVFP4));

  private record Pair(DType activations, DType weights) {
    @Override
    public String toString() {
      return activations + " x " + weights;
    }
  }

  private DTypePairs() {}

  static boolean isInteger(DType dtype) {
    return dtype == DType.INT4 || dtype == DType.INT8;
  }

  /** vLLM's WNA16: integer weights, activations that are not quantized. */
  static boolean isWna16(SchemeSpec scheme) {
    return scheme.activations().dtype() == DType.NONE && isInteger(scheme.weights().dtype());
  }

  /** Whether some pair has these activations. */
  static boolean hasActivations(DType activations) {
    return PAIRS.stream().anyMatch(pair -> pair.activations == activations);
  }

  static boolean contains(DType activations, DType weights) {
    return PAIRS.contains(new Pair(activations, weights));
  }

  /** The quantized activation dtypes, as a list in a sentence. */
  static String quantizedActivations() {
    return PAIRS.stream()
        .map(Pair::activations)
        .filter(dtype -> dtype != DType.NONE)
        .distinct()
        .map(DType::name)
        .collect(Collectors.joining(", "));
  }

  /** The pairs that keep one of the two dtypes, or empty text where there is none. */
  static String nearest(DType activations, DType weights) {
    String near =
        PAIRS.stream()
            .filter(pair -> pair.weights != DType.NONE)
            .filter(pair -> pair.activations == activations || pair.weights == weights)
            .map(Pair::toString)
            .collect(Collectors.joining(", "));
    return near.isEmpty() ? "" : "nearest: " + near + "; ";
  }

  static String all() {
    return PAIRS.stream().map(Pair::toString).collect(Collectors.joining(", "));
  }
}

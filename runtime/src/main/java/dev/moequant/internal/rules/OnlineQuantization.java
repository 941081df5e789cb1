package dev.moequant.internal.rules;

import static dev.moequant.scheme.VllmRevision.V2026_07;
import static dev.moequant.scheme.VllmRevision.V2026_08;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.BlockShape;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.Optional;

/**
 * What vLLM makes of experts that are not quantized, while it loads them: its {@code
 * quantization/online} (since 2026-07, b6ff8a2f5), and of 2025-10 its {@code fp8.py} and {@code
 * experts_int8.py} (17edd8a80).
 */
final class OnlineQuantization {
  private static final BlockShape BLOCK = new BlockShape(128, 128);

  private OnlineQuantization() {}

  /**
   * How vLLM is told to make a scheme.
   *
   * @param scheme one without errors
   * @param revision the vLLM that serves it
   * @return the value of {@code --quantization}; empty for a scheme that it cannot make
   */
  static Optional<String> find(SchemeSpec scheme, VllmRevision revision) {
    QuantKey weights = scheme.resolved().weights();
    // Of nvfp4's two scales one is always static.
    boolean isCalibrated =
        scheme.resolved().activations().isStatic() && weights.dtype() != DType.NVFP4;
    return isCalibrated || !weights.isSymmetric() ? Optional.empty() : of(weights, revision);
  }

  private static Optional<String> of(QuantKey weights, VllmRevision revision) {
    return switch (weights.dtype()) {
      case FLOAT8_E4M3FN, FP8 -> fp8(weights, revision);
      case INT8 ->
          Optional.of(revision.has(V2026_07) ? "int8_per_channel_weight_only" : "experts_int8")
              .filter(name -> weights.granularity() == Granularity.PER_CHANNEL);
      case MXFP8 -> Optional.of("mxfp8").filter(name -> revision.has(V2026_07));
      case NVFP4 -> Optional.of("nvfp4_per_token").filter(name -> revision.has(V2026_07));
      case MXFP4 -> Optional.of("mxfp4").filter(name -> revision.has(V2026_08));
      default -> Optional.empty();
    };
  }

  private static Optional<String> fp8(QuantKey weights, VllmRevision revision) {
    if (!revision.has(V2026_07)) {
      return Optional.of("fp8").filter(name -> weights.granularity() == Granularity.PER_TENSOR);
    }
    return switch (weights.granularity()) {
      case PER_TENSOR -> Optional.of("fp8_per_tensor");
      case PER_CHANNEL -> Optional.of("fp8_per_channel");
      default -> Optional.of("fp8_per_block").filter(name -> isIn(BLOCK, weights));
    };
  }

  private static boolean isIn(BlockShape block, QuantKey weights) {
    return weights.group().equals(Optional.of(block));
  }
}

package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.scheme.Extras;
import dev.moequant.scheme.SchemeMember;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a config says beside its four operands (vLLM since 2026-07).
 *
 * @param isScaleSwizzled whether scales of activations are laid out as FlashInfer's kernels read
 * @param gemm1Alpha factor inside the activation function; null for the kernel's
 * @param gemm1Beta added to the linear half; null for the kernel's
 * @param gemm1ClampLimit where the first GEMM's result is cut off; null for the kernel's own,
 *     mostly none
 * @param mxAlignment multiple that the hidden size is padded to; 0 for none
 * @param platformFp8 the fp8 that the platform computes with: vLLM asks it, here callers say it
 */
record QuantSettings(
    boolean isScaleSwizzled,
    @Nullable Double gemm1Alpha,
    @Nullable Double gemm1Beta,
    @Nullable Double gemm1ClampLimit,
    int mxAlignment,
    DType platformFp8) {
  /** vLLM's; the seed knows no others. */
  static final QuantSettings DEFAULTS =
      new QuantSettings(true, null, null, null, 0, DType.FLOAT8_E4M3FN);

  /** What a scheme says beside dtypes and scales. */
  static QuantSettings of(Extras extras) {
    return new QuantSettings(
        (Boolean) extras.get(SchemeMember.SCALE_SWIZZLED),
        given(extras, SchemeMember.GEMM1_ALPHA),
        given(extras, SchemeMember.GEMM1_BETA),
        given(extras, SchemeMember.GEMM1_CLAMP_LIMIT),
        DEFAULTS.mxAlignment,
        DEFAULTS.platformFp8);
  }

  private static @Nullable Double given(Extras extras, SchemeMember member) {
    Double value = (Double) extras.get(member);
    return value.isNaN() ? null : value;
  }

  QuantSettings withIsScaleSwizzled(boolean value) {
    return new QuantSettings(
        value, gemm1Alpha, gemm1Beta, gemm1ClampLimit, mxAlignment, platformFp8);
  }

  QuantSettings withGemm1Alpha(double value) {
    return new QuantSettings(
        isScaleSwizzled, value, gemm1Beta, gemm1ClampLimit, mxAlignment, platformFp8);
  }

  QuantSettings withGemm1Beta(double value) {
    return new QuantSettings(
        isScaleSwizzled, gemm1Alpha, value, gemm1ClampLimit, mxAlignment, platformFp8);
  }

  QuantSettings withGemm1ClampLimit(double value) {
    return new QuantSettings(
        isScaleSwizzled, gemm1Alpha, gemm1Beta, value, mxAlignment, platformFp8);
  }

  QuantSettings withMxAlignment(int value) {
    return new QuantSettings(
        isScaleSwizzled, gemm1Alpha, gemm1Beta, gemm1ClampLimit, value, platformFp8);
  }

  QuantSettings withPlatformFp8(DType value) {
    return new QuantSettings(
        isScaleSwizzled, gemm1Alpha, gemm1Beta, gemm1ClampLimit, mxAlignment, value);
  }

  /** Adds what is not the default, in the words of the block. */
  void print(StringJoiner words) {
    if (!isScaleSwizzled) {
      words.add("isScaleSwizzled(false)");
    }
    add(words, "gemm1Alpha", gemm1Alpha);
    add(words, "gemm1Beta", gemm1Beta);
    add(words, "gemm1ClampLimit", gemm1ClampLimit);
    if (mxAlignment != 0) {
      words.add("mxAlignment(" + mxAlignment + ")");
    }
    if (platformFp8 != DEFAULTS.platformFp8) {
      words.add("platformFp8(" + platformFp8 + ")");
    }
  }

  private static void add(StringJoiner words, String name, @Nullable Double value) {
    if (value != null) {
      words.add(name + "(" + value + ")");
    }
  }
}

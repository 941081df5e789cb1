package dev.moequant;

import dev.moequant.annotations.DType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pair of dtypes of the OCP microscaling formats that vLLM has kernels or an emulation for (vLLM:
 * {@code OCP_MX_Scheme} in {@code quantization/utils/ocp_mx_utils.py}; since 2026-07).
 */
public enum OcpMxScheme {
  /** mxfp4 weights only. */
  W_MXFP4,
  /** mxfp4 weights, mxfp4 activations. */
  W_MXFP4_A_MXFP4,
  /** mxfp4 weights, mxfp6 (e3m2) activations. */
  W_MXFP4_A_MXFP6_E3M2,
  /** mxfp4 weights, mxfp6 (e2m3) activations. */
  W_MXFP4_A_MXFP6_E2M3,
  /** mxfp4 weights, activations in the platform's fp8. */
  W_MXFP4_A_FP8,
  /** mxfp6 (e3m2) weights only. */
  W_MXFP6_E3M2,
  /** mxfp6 (e3m2) weights, mxfp6 (e3m2) activations. */
  W_MXFP6_E3M2_A_MXFP6_E3M2,
  /** mxfp6 (e3m2) weights, activations in the platform's fp8. */
  W_MXFP6_E3M2_A_FP8,
  /** mxfp6 (e2m3) weights only. */
  W_MXFP6_E2M3,
  /** mxfp6 (e2m3) weights, mxfp6 (e2m3) activations. */
  W_MXFP6_E2M3_A_MXFP6_E2M3,
  /** mxfp6 (e2m3) weights, activations in the platform's fp8. */
  W_MXFP6_E2M3_A_FP8;

  /**
   * A pair with none of them is no OCP pair and is not warned about; three of them are in no
   * scheme.
   */
  private static final Set<String> DTYPES =
      Set.of("mxfp4", "mxfp6_e3m2", "mxfp6_e2m3", "mxfp8_e4m3", "mxfp8_e5m2", "mxint8");

  /** {@return how vLLM spells it, for example {@code w_mxfp4_a_fp8}} */
  public String vllmName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The scheme of two dtypes (vLLM: {@code from_quant_dtype}).
   *
   * @param input what activations are quantized to; null, or {@code NONE}, for not at all
   * @param weight what weights are quantized to
   * @return null where there is none
   */
  public static @Nullable OcpMxScheme of(@Nullable DType input, @Nullable DType weight) {
    return ofNames(name(input), name(weight));
  }

  /**
   * The same, and it is said where a microscaling format has no scheme with the other dtype. vLLM
   * warns once; here nothing remembers, so this does each time.
   *
   * @param input what activations are quantized to; null, or {@code NONE}, for not at all
   * @param weight what weights are quantized to
   * @param logger gets vLLM's sentence, at level WARNING
   * @return null where there is none
   */
  public static @Nullable OcpMxScheme of(
      @Nullable DType input, @Nullable DType weight, System.Logger logger) {
    return ofNames(name(input), name(weight), logger);
  }

  /**
   * The scheme of two names that are known at run time only, {@code mxint8} for example, which is a
   * microscaling format without a scheme.
   *
   * @param input vLLM's string; null for not at all
   * @param weight vLLM's string; vLLM takes None, which has no scheme
   * @return null where there is none
   */
  public static @Nullable OcpMxScheme ofNames(@Nullable String input, @Nullable String weight) {
    String name = "w_" + weight + (input == null ? "" : "_a_" + input);
    return Arrays.stream(values())
        .filter(scheme -> scheme.vllmName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * The same, and it is said where a microscaling format has no scheme with the other name.
   *
   * @param input vLLM's string; null for not at all
   * @param weight vLLM's string; vLLM takes None, which has no scheme
   * @param logger gets vLLM's sentence, at level WARNING and each time
   * @return null where there is none
   */
  public static @Nullable OcpMxScheme ofNames(
      @Nullable String input, @Nullable String weight, System.Logger logger) {
    OcpMxScheme scheme = ofNames(input, weight);
    if (scheme == null && (isMx(input) || isMx(weight))) {
      logger.log(
          System.Logger.Level.WARNING,
          "input_dtype='%s' and weight_dtype='%s' is not supported in OCP_MX_Scheme at the moment."
              .formatted(name(input), name(weight)));
    }
    return scheme;
  }

  /** Whether vLLM counts a name among these formats, with or without a scheme. */
  static boolean isMx(@Nullable String dtype) {
    return dtype != null && DTYPES.contains(dtype);
  }

  private static @Nullable String name(@Nullable DType dtype) {
    if (dtype == null || dtype == DType.NONE) {
      return null;
    }
    return (dtype.isTorchDType() ? "torch." : "") + dtype.vllmName();
  }

  private static String name(@Nullable String dtype) {
    return dtype == null ? "None" : dtype;
  }
}

package dev.moequant;

import dev.moequant.annotations.DType;
import org.jspecify.annotations.Nullable;

/**
 * The dtype part in the name of a tuned kernel file. vLLM: {@code _get_config_dtype_str}. The order
 * decides where two hold.
 */
final class ConfigDtypes {
  private ConfigDtypes() {}

  /** The seed's. */
  static @Nullable String name(
      @Nullable DType dtype, boolean fp8W8A8, boolean int8W8A16, boolean int4W4A16, boolean mxfp4) {
    String name = name(fp8W8A8, false, int8W8A16, int4W4A16);
    if (name == null && mxfp4) {
      return "mxfp4_w4a4";
    }
    return name == null ? modelDtype(dtype) : name;
  }

  /** Since 2026-07: fp8 weights have a name, and microscaling formats have none any more. */
  static @Nullable String name(
      @Nullable DType dtype,
      boolean fp8W8A8,
      boolean fp8W8A16,
      boolean int8W8A16,
      boolean int4W4A16,
      @Nullable OcpMxScheme ocpMxScheme) {
    String name = name(fp8W8A8, fp8W8A16, int8W8A16, int4W4A16);
    if (name == null && ocpMxScheme != null) {
      return null;
    }
    return name == null ? modelDtype(dtype) : name;
  }

  private static @Nullable String name(
      boolean fp8W8A8, boolean fp8W8A16, boolean int8W8A16, boolean int4W4A16) {
    if (fp8W8A8) {
      return "fp8_w8a8";
    } else if (fp8W8A16) {
      return "fp8_w8a16";
    } else if (int8W8A16) {
      return "int8_w8a16";
    }
    return int4W4A16 ? "int4_w4a16" : null;
  }

  private static @Nullable String modelDtype(@Nullable DType dtype) {
    return dtype == DType.FLOAT32 ? "float32" : null;
  }
}

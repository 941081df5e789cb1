package dev.moequant;

import dev.moequant.annotations.DType;
import org.jspecify.annotations.Nullable;

/** The dtype part in the name of a tuned kernel file. */
final class ConfigDtypes {
  private ConfigDtypes() {}

  /** vLLM: {@code _get_config_dtype_str}. The order decides where two hold. */
  static @Nullable String name(
      @Nullable DType dtype, boolean fp8W8A8, boolean int8W8A16, boolean int4W4A16, boolean mxfp4) {
    if (fp8W8A8) {
      return "fp8_w8a8";
    } else if (int8W8A16) {
      return "int8_w8a16";
    } else if (int4W4A16) {
      return "int4_w4a16";
    } else if (mxfp4) {
      return "mxfp4_w4a4";
    }
    return dtype == DType.FLOAT32 ? "float32" : null;
  }
}

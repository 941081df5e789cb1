package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeSpec;
import java.util.Optional;

/**
 * How the experts of one layer are quantized.
 *
 * @param scheme right or wrong; empty where they are not quantized
 * @param source what says so
 */
record ExpertScheme(Optional<SchemeSpec> scheme, ConfigValue source) {
  static ExpertScheme of(SchemeSpec scheme, ConfigValue source) {
    return new ExpertScheme(Optional.of(scheme), source);
  }

  static ExpertScheme unquantized(ConfigValue source) {
    return new ExpertScheme(Optional.empty(), source);
  }
}

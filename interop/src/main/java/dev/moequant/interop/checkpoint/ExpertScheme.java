package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeSpec;
import java.util.Optional;

/**
 * How the experts of one layer are quantized.
 *
 * @param scheme right or wrong; empty where they are not quantized
 * @param source what says so
 * @param saysActivations false where the files leave it to the kernels what activations are
 *     quantized to
 */
record ExpertScheme(Optional<SchemeSpec> scheme, ConfigValue source, boolean saysActivations) {
  static ExpertScheme of(SchemeSpec scheme, ConfigValue source) {
    return new ExpertScheme(Optional.of(scheme), source, true);
  }

  static ExpertScheme ofWeights(SchemeSpec scheme, ConfigValue source) {
    return new ExpertScheme(Optional.of(scheme), source, false);
  }

  static ExpertScheme unquantized(ConfigValue source) {
    return new ExpertScheme(Optional.empty(), source, true);
  }
}

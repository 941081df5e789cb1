package dev.moequant;

import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.internal.rules.TensorRules;
import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.tensors.Scale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scales from arguments, and back: as what an accessor promises, guarded as vLLM's isinstance. */
final class Scales {
  private Scales() {}

  /** vLLM's scales are arguments that may be None: a null is no scale, not a scale of nothing. */
  static <T> @Nullable Scale<T> of(@Nullable T tensor) {
    return tensor == null ? null : Scale.of(tensor);
  }

  static <T> @Nullable Scale<T> ofPrecision(@Nullable PrecisionConfig config) {
    return config == null ? null : Scale.precision(config);
  }

  static <T> @Nullable T tensor(String name, @Nullable Scale<T> scale) {
    if (scale == null) {
      return null;
    }
    if (scale instanceof Scale.Of<T> of) {
      return of.tensor();
    }
    throw mismatch(name, "a PrecisionConfig", "a tensor", "read " + precisionOf(name) + " instead");
  }

  static <T> @Nullable PrecisionConfig precision(String name, @Nullable Scale<T> scale) {
    if (scale == null) {
      return null;
    }
    if (scale instanceof Scale.Precision<T> precision) {
      return precision.config();
    }
    throw mismatch(name, "a tensor", "a PrecisionConfig", "read " + name + " instead");
  }

  private static String precisionOf(String name) {
    return name.replace("_scale", "_precision");
  }

  private static InvalidQuantConfigException mismatch(
      String name, String found, String wanted, String help) {
    return TensorRules.SCALE_KIND.exception(List.of(name, found, "not " + wanted), List.of(help));
  }
}

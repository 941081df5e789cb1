package dev.moequant;

import dev.moequant.rules.Finding;
import dev.moequant.rules.TensorRuleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a scale as what its accessor promises; vLLM guards the same accessors with isinstance. */
final class Scales {
  private Scales() {}

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

  private static InvalidQuantSchemeException mismatch(
      String name, String found, String wanted, String help) {
    return new InvalidQuantSchemeException(
        List.of(
            Finding.of(
                TensorRuleId.SCALE_KIND, new Object[] {name, found, wanted}, new Object[] {help})));
  }
}

package dev.moequant.interop.kernels;

import dev.moequant.interop.json.JsonObject;
import dev.moequant.interop.json.JsonValue;
import dev.moequant.interop.json.MalformedFileException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How files write the constants of our enums: in camel case. */
final class Words {
  private Words() {}

  /** {@code hiddenDim} for HIDDEN_DIM. */
  static String of(Enum<?> constant) {
    StringBuilder word = new StringBuilder();
    for (String part : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      word.append(
          word.isEmpty()
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return word.toString();
  }

  /** All constants by their words, in their order. */
  static <E extends Enum<E>> Map<String, E> all(E[] constants) {
    Map<String, E> all = new LinkedHashMap<>();
    for (E constant : constants) {
      all.put(of(constant), constant);
    }
    return Collections.unmodifiableMap(all);
  }

  /** The constant of a key that may be missing. */
  static <E> E read(JsonObject row, String key, Map<String, E> words, String what, E missing)
      throws MalformedFileException {
    Optional<JsonValue> value = row.find(key);
    return value.isPresent() ? read(value.get(), words, what) : missing;
  }

  static <E> E read(JsonValue value, Map<String, E> words, String what)
      throws MalformedFileException {
    E constant = words.get(value.text());
    if (constant == null) {
      throw value.wrong(what + ": " + String.join(", ", words.keySet()));
    }
    return constant;
  }
}

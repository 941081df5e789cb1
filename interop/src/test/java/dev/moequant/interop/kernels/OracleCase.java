package dev.moequant.interop.kernels;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case of vLLM's own tests: what they give, and what they expect of it.
 *
 * @param fields as the file has them; {@code x} holds what fits no other field
 */
record OracleCase(Map<String, @Nullable Object> fields) {
  private static final String SELECTED = "selected:";

  String id() {
    return text("id");
  }

  String source() {
    return text("source");
  }

  /** {@return the field, or empty where the case does not state it} */
  String text(String name) {
    return text(fields, name);
  }

  private static String text(Map<String, @Nullable Object> fields, String name) {
    Object value = fields.get(name);
    return value == null ? "" : value.toString();
  }

  /** {@return what fits no other field, or empty} */
  String other(String name) {
    return text(others(), name);
  }

  boolean hasOther(String name) {
    return others().get(name) != null;
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> others() {
    return fields.get("x") instanceof Map<?, ?> others
        ? (Map<String, @Nullable Object>) others
        : Map.of();
  }

  /** {@return the environment variables of the deployment} */
  Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>();
    if (others().get("env") instanceof Map<?, ?> values) {
      values.forEach((name, value) -> variables.put(String.valueOf(name), String.valueOf(value)));
    }
    return variables;
  }

  boolean states(String name) {
    return fields.get(name) != null;
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** {@return the field, the greatest of a list, or the default} */
  int number(String name, int fallback) {
    Object value = fields.get(name);
    if (value instanceof List<?> all) {
      return all.stream().mapToInt(each -> ((Number) each).intValue()).max().orElse(fallback);
    }
    return value instanceof Number number ? number.intValue() : fallback;
  }

  /** {@return rows and columns of a block; a group of n is [0, n]} */
  Optional<List<Integer>> block() {
    return fields.get("block_shape") instanceof List<?> sizes
        ? Optional.of(sizes.stream().map(size -> ((Number) size).intValue()).toList())
        : Optional.empty();
  }

  /** {@return the backend, the kernel class or the method that a selection ends with} */
  Optional<String> selected() {
    String expected = text("expected");
    return expected.startsWith(SELECTED)
        ? Optional.of(expected.substring(SELECTED.length()))
        : Optional.empty();
  }

  /** {@return the kernel in small letters} */
  String kernel() {
    return text("kernel").toLowerCase(Locale.ROOT);
  }
}

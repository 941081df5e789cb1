package dev.moequant.interop.huggingface;

import dev.moequant.diagnostics.Place;
import dev.moequant.interop.json.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value of a config with its place. Configs are others' files of many kinds, so that nothing is
 * asked for in vain: what is there in another form than asked for is not there. {@code null} is
 * like a key that is missing, as it is for transformers and vLLM.
 */
public final class ConfigValue {
  /** More values of a list would not be read in a message. */
  private static final int MOST_SHOWN = 4;

  private final String file;
  private final ConfigPath path;
  private final int line;
  private final int column;
  private final String key;
  private final @Nullable Object value;

  ConfigValue(
      String file, ConfigPath path, int line, int column, String key, @Nullable Object value) {
    this.file = file;
    this.path = path;
    this.line = line;
    this.column = column;
    this.key = key;
    this.value = value;
  }

  /**
   * An object without keys, for a file that says nothing.
   *
   * @param file its name
   * @return a value at the beginning of the file
   */
  static ConfigValue empty(String file) {
    return new ConfigValue(file, ConfigPath.ROOT, 1, 1, "", Map.of());
  }

  /**
   * Where it stands.
   *
   * @return the file, the path of keys, line and column
   */
  public Place.InFile place() {
    return new Place.InFile(file, path.toString(), line, column);
  }

  /**
   * The key that it stands under.
   *
   * @return for example {@code weight_block_size}; of an element of a list, the list's; empty for a
   *     whole file
   */
  public String key() {
    return key;
  }

  /**
   * Whether it is null.
   *
   * @return true where the file says {@code null}
   */
  public boolean isNull() {
    return value == null;
  }

  /**
   * Whether it is an object.
   *
   * @return false for anything else
   */
  public boolean isObject() {
    return value instanceof Map<?, ?>;
  }

  /**
   * Whether it is a list.
   *
   * @return false for anything else
   */
  public boolean isList() {
    return value instanceof List<?>;
  }

  /**
   * A value of an object.
   *
   * @param name its key
   * @return empty where this is no object, or has no such key, or null there
   */
  public Optional<ConfigValue> find(String name) {
    return value instanceof Map<?, ?> map
        ? Optional.ofNullable((ConfigValue) map.get(name)).filter(found -> !found.isNull())
        : Optional.empty();
  }

  /**
   * The first of some values of an object that is there.
   *
   * @param names spellings of one and the same, the best first
   * @return empty where none is there
   */
  public Optional<ConfigValue> findAny(String... names) {
    for (String name : names) {
      Optional<ConfigValue> found = find(name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * The keys and values of an object.
   *
   * @return in the order of the file; none where this is no object
   */
  public Map<String, ConfigValue> entries() {
    Map<String, ConfigValue> entries = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> entries.put((String) name, (ConfigValue) each));
    }
    return entries;
  }

  /**
   * The values of a list.
   *
   * @return in their order; none where this is no list
   */
  public List<ConfigValue> items() {
    return value instanceof List<?> list
        ? list.stream().map(ConfigValue.class::cast).toList()
        : List.of();
  }

  /**
   * A text.
   *
   * @return empty for anything else
   */
  public Optional<String> text() {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /**
   * A text under a key.
   *
   * @param name the key
   * @return empty where there is no text
   */
  public Optional<String> text(String name) {
    return find(name).flatMap(ConfigValue::text);
  }

  /**
   * An integer of 32 bits; 16.0 is one, too.
   *
   * @return empty for anything else
   */
  public OptionalInt integer() {
    return value instanceof Number number && number.doubleValue() == number.intValue()
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  /**
   * An integer under a key.
   *
   * @param name the key
   * @return empty where there is no integer
   */
  public OptionalInt integer(String name) {
    return find(name).map(ConfigValue::integer).orElse(OptionalInt.empty());
  }

  /**
   * A number.
   *
   * @return empty for anything else
   */
  public OptionalDouble number() {
    return value instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /**
   * True or false.
   *
   * @return empty for anything else
   */
  public Optional<Boolean> flag() {
    return value instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /**
   * Whether a key says true.
   *
   * @param name the key
   * @return false where it says anything else, or is missing
   */
  public boolean isTrue(String name) {
    return find(name).flatMap(ConfigValue::flag).orElse(false);
  }

  /**
   * As a message quotes it.
   *
   * @return for example {@code "weight_block_size": [128, 128]}; of an object its path; of all of a
   *     file its name
   */
  public String shown() {
    if (isObject()) {
      String keys = Shown.of(path.toString());
      return keys.isEmpty() ? file : keys;
    }
    return key.isEmpty() ? literal() : "\"" + Shown.of(key) + "\": " + literal();
  }

  /**
   * As a message quotes it, with its place.
   *
   * @return for example {@code "num_experts": 128 (config.json, line 17, column 3)}; of all of a
   *     file the place alone
   */
  public String shownWithPlace() {
    return shown().equals(file) ? place().toString() : shown() + " (" + place() + ")";
  }

  /**
   * The value alone.
   *
   * @return for example {@code [128, 128]}
   */
  public String literal() {
    if (value instanceof String text) {
      return "\"" + Shown.of(text) + "\"";
    }
    if (value instanceof Map<?, ?>) {
      return "an object";
    }
    if (value instanceof List<?> list) {
      String more = list.size() > MOST_SHOWN ? ", …]" : "]";
      return items().stream()
          .limit(MOST_SHOWN)
          .map(ConfigValue::literal)
          .collect(Collectors.joining(", ", "[", more));
    }
    return Shown.of(String.valueOf(value));
  }

  /** What it means, wherever it stands: two values of two files are equal in it. */
  Object meaning() {
    if (value instanceof Map<?, ?>) {
      return entries().entrySet().stream()
          .filter(entry -> !entry.getValue().isNull())
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().meaning()));
    }
    return value instanceof List<?>
        ? items().stream().map(ConfigValue::meaning).toList()
        : String.valueOf(value);
  }

  /**
   * Whether two values say the same, wherever they stand.
   *
   * @param other a value, of another file for example
   * @return true for equal texts, numbers, lists and objects; the order of keys does not count
   */
  public boolean saysAs(ConfigValue other) {
    return meaning().equals(other.meaning());
  }

  /** Prints the value with its place. */
  @Override
  public String toString() {
    return shownWithPlace();
  }
}

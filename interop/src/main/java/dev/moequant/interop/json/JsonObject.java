package dev.moequant.interop.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An object of a file. It remembers which keys were asked for, so that {@link #end} can complain of
 * the others: only one reader may read it.
 */
public final class JsonObject {
  private final Where where;
  private Map<String, JsonValue> values;
  private @Nullable Supplier<JsonObject> rest;
  private final Set<String> asked = new HashSet<>();

  JsonObject(Where where, Map<String, JsonValue> values) {
    this(where, values, null);
  }

  /**
   * One of which some values are known.
   *
   * @param where its place
   * @param values those
   * @param rest reads all of it, when another is asked for
   */
  JsonObject(Where where, Map<String, JsonValue> values, @Nullable Supplier<JsonObject> rest) {
    this.where = where;
    this.values = values;
    this.rest = rest;
  }

  private Map<String, JsonValue> values() {
    if (rest != null) {
      values = rest.get().values();
      rest = null;
    }
    return values;
  }

  /**
   * The keys.
   *
   * @return in the order of the file
   */
  public List<String> keys() {
    return List.copyOf(values().keySet());
  }

  /**
   * A value that must be there.
   *
   * @param key its key
   * @return the value
   * @throws MalformedFileException if there is none
   */
  public JsonValue get(String key) throws MalformedFileException {
    asked.add(key);
    @Nullable JsonValue known = values.get(key);
    @Nullable JsonValue value = known == null ? values().get(key) : known;
    if (value == null) {
      throw where.problem("the key \"" + key + "\" is missing");
    }
    return value;
  }

  /**
   * A value that may be missing.
   *
   * @param key its key
   * @return the value, if it is there
   */
  public Optional<JsonValue> find(String key) {
    asked.add(key);
    return Optional.ofNullable(values().get(key));
  }

  /**
   * A text that must be there.
   *
   * @param key its key
   * @return the text
   * @throws MalformedFileException if there is none
   */
  public String text(String key) throws MalformedFileException {
    return get(key).text();
  }

  /**
   * A text that may be missing.
   *
   * @param key its key
   * @return the text; nothing where it is missing
   * @throws MalformedFileException if it is no text
   */
  public String textOrNothing(String key) throws MalformedFileException {
    Optional<JsonValue> value = find(key);
    return value.isPresent() ? value.get().text() : "";
  }

  /**
   * A flag that may be missing.
   *
   * @param key its key
   * @param missing what it is then
   * @return the flag
   * @throws MalformedFileException if it is no flag
   */
  public boolean flag(String key, boolean missing) throws MalformedFileException {
    Optional<JsonValue> value = find(key);
    return value.isPresent() ? value.get().flag() : missing;
  }

  /**
   * A text of a closed list that may be missing.
   *
   * @param key its key
   * @param known all there are
   * @param what such texts are called, for example {@code an activation}
   * @param missing what it is where it is missing
   * @return the text
   * @throws MalformedFileException for anything else
   */
  public String textOf(String key, Collection<String> known, String what, String missing)
      throws MalformedFileException {
    Optional<JsonValue> value = find(key);
    return value.isPresent() ? value.get().textOf(known, what) : missing;
  }

  /**
   * An integer that may be missing.
   *
   * @param key its key
   * @param missing what it is then
   * @return the integer
   * @throws MalformedFileException if it is none
   */
  public int integer(String key, int missing) throws MalformedFileException {
    Optional<JsonValue> value = find(key);
    return value.isPresent() ? value.get().integer() : missing;
  }

  /**
   * A list that may be missing.
   *
   * @param key its key
   * @return its values; none where it is missing
   * @throws MalformedFileException if it is no list
   */
  public List<JsonValue> items(String key) throws MalformedFileException {
    Optional<JsonValue> value = find(key);
    return value.isPresent() ? value.get().items() : List.of();
  }

  /**
   * A list of texts that may be missing.
   *
   * @param key its key
   * @return the texts; none where it is missing
   * @throws MalformedFileException if it is no such list
   */
  public List<String> texts(String key) throws MalformedFileException {
    Optional<JsonValue> value = find(key);
    return value.isPresent() ? value.get().texts() : List.of();
  }

  /**
   * A list of texts of a closed list, which may be missing.
   *
   * @param key its key
   * @param known all there are
   * @param what such texts are called, for example {@code an activation}
   * @return the texts; none where it is missing
   * @throws MalformedFileException if it is no such list
   */
  public List<String> textsOf(String key, Collection<String> known, String what)
      throws MalformedFileException {
    Optional<JsonValue> value = find(key);
    return value.isPresent() ? value.get().textsOf(known, what) : List.of();
  }

  /**
   * A list of integers that may be missing.
   *
   * @param key its key
   * @return the integers; none where it is missing
   * @throws MalformedFileException if it is no such list
   */
  public List<Integer> integers(String key) throws MalformedFileException {
    Optional<JsonValue> value = find(key);
    return value.isPresent() ? value.get().integers() : List.of();
  }

  /**
   * A list of objects that may be missing; nothing may stand in them that was not asked for.
   *
   * @param key its key
   * @param row reads each object
   * @return what they mean; an empty list where it is missing
   * @throws MalformedFileException if it is no such list
   */
  public <T> List<T> rows(String key, RowReader<T> row) throws MalformedFileException {
    List<T> read = new ArrayList<>();
    for (JsonValue each : items(key)) {
      JsonObject object = each.object();
      read.add(row.read(object));
      object.end();
    }
    return read;
  }

  /**
   * A list of objects that must be there.
   *
   * @param key its key
   * @param row reads each object
   * @return what they mean
   * @throws MalformedFileException if it is no such list
   */
  public <T> List<T> allRows(String key, RowReader<T> row) throws MalformedFileException {
    get(key);
    return rows(key, row);
  }

  /** Reads an object into something else. */
  @FunctionalInterface
  public interface RowReader<T> {
    /**
     * Reads.
     *
     * @param row what stands in the file
     * @return what it means
     * @throws MalformedFileException if it means nothing
     */
    T read(JsonObject row) throws MalformedFileException;
  }

  /**
   * The one of some keys that is there.
   *
   * @param keys all of which one must be there
   * @return that key
   * @throws MalformedFileException for none or several
   */
  public String oneOf(Collection<String> keys) throws MalformedFileException {
    List<String> found = new ArrayList<>(values().keySet());
    found.retainAll(keys);
    if (found.size() != 1) {
      throw where.problem(
          "expected one of the keys "
              + String.join(", ", keys)
              + ", found "
              + (found.isEmpty() ? "none" : String.join(", ", found)));
    }
    return found.get(0);
  }

  /**
   * That nothing else may stand here.
   *
   * @throws MalformedFileException for a key that nobody asked for
   */
  public void end() throws MalformedFileException {
    for (Map.Entry<String, JsonValue> entry : values().entrySet()) {
      if (!asked.contains(entry.getKey())) {
        throw entry.getValue().unknownKey(entry.getKey(), asked);
      }
    }
  }
}

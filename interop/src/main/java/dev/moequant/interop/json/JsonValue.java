package dev.moequant.interop.json;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A value of a file with its place, so that whoever finds it wrong can say where. */
public final class JsonValue {
  private final JsonLocation location;
  private final String path;
  private final Object value;

  JsonValue(JsonLocation location, String path, Object value) {
    this.location = location;
    this.path = path;
    this.value = value;
  }

  /** Reads a value into something else. */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Reads.
     *
     * @param value what stands in the file
     * @return what it means
     * @throws MalformedFileException if it means nothing
     */
    T read(JsonValue value) throws MalformedFileException;
  }

  /**
   * An object.
   *
   * @return its keys and values
   * @throws MalformedFileException for anything else
   */
  public JsonObject object() throws MalformedFileException {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw wrong("an object");
  }

  /**
   * A list.
   *
   * @param item reads each value
   * @return what they mean
   * @throws MalformedFileException for anything else, and for what the reader does not take
   */
  public <T> List<T> list(Reader<T> item) throws MalformedFileException {
    if (!(value instanceof List<?> items)) {
      throw wrong("a list");
    }
    List<T> read = new ArrayList<>();
    for (Object each : items) {
      read.add(item.read((JsonValue) each));
    }
    return read;
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
   * Whether it is an object.
   *
   * @return false for anything else
   */
  public boolean isObject() {
    return value instanceof JsonObject;
  }

  /**
   * A text.
   *
   * @return the text
   * @throws MalformedFileException for anything else
   */
  public String text() throws MalformedFileException {
    if (value instanceof String text) {
      return text;
    }
    throw wrong("a text");
  }

  /**
   * A text of a closed list.
   *
   * @param known all there are
   * @param what such texts are called, for example {@code an activation}
   * @return the text
   * @throws MalformedFileException for anything else
   */
  public String textOf(Collection<String> known, String what) throws MalformedFileException {
    String text = text();
    if (known.contains(text)) {
      return text;
    }
    throw wrong(known.size() > 20 ? what : what + ": " + String.join(", ", known));
  }

  /**
   * An integer of 32 bits.
   *
   * @return the integer
   * @throws MalformedFileException for anything else
   */
  public int integer() throws MalformedFileException {
    if (value instanceof Integer number) {
      return number;
    }
    throw wrong("an integer");
  }

  /**
   * A number.
   *
   * @return the number
   * @throws MalformedFileException for anything else
   */
  public double number() throws MalformedFileException {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong("a number");
  }

  /**
   * True or false.
   *
   * @return the flag
   * @throws MalformedFileException for anything else
   */
  public boolean flag() throws MalformedFileException {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong("true or false");
  }

  /**
   * A text, a number or a flag.
   *
   * @return a {@code String}, an {@code Integer}, a {@code Double} or a {@code Boolean}
   * @throws MalformedFileException for a list or an object
   */
  public Object scalar() throws MalformedFileException {
    if (isList() || isObject()) {
      throw wrong("a single value");
    }
    return value;
  }

  /**
   * That it is wrong.
   *
   * @param expected what should stand here
   * @return the exception
   */
  public MalformedFileException wrong(String expected) {
    String found = isObject() ? "an object" : isList() ? "a list" : String.valueOf(value);
    return new MalformedFileException(
        JsonPlace.words(location, path) + "expected " + expected + ", found " + Shown.of(found));
  }

  /** That nobody knows the key of this value. */
  MalformedFileException unknownKey(String key, Collection<String> known) {
    String all = known.stream().sorted().collect(Collectors.joining(", "));
    return new MalformedFileException(
        JsonPlace.words(location, path)
            + "unknown key \""
            + Shown.of(key)
            + "\"; known are "
            + all);
  }
}

package dev.moequant.interop.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A value of a file with its place, so that whoever finds it wrong can say where. */
public final class JsonValue {
  private final Where where;
  private final Object value;

  JsonValue(Where where, Object value) {
    this.where = where;
    this.value = value;
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
   * The values of a list.
   *
   * @return in the order of the file
   * @throws MalformedFileException for anything else
   */
  public List<JsonValue> items() throws MalformedFileException {
    if (!(value instanceof List<?> items)) {
      throw wrong("a list");
    }
    List<JsonValue> values = new ArrayList<>(items.size());
    for (Object each : items) {
      values.add((JsonValue) each);
    }
    return values;
  }

  /**
   * A list of texts.
   *
   * @return the texts
   * @throws MalformedFileException for anything else
   */
  public List<String> texts() throws MalformedFileException {
    List<String> texts = new ArrayList<>();
    for (JsonValue each : items()) {
      texts.add(each.text());
    }
    return texts;
  }

  /**
   * A list of texts of a closed list.
   *
   * @param known all there are
   * @param what such texts are called, for example {@code an activation}
   * @return the texts
   * @throws MalformedFileException for anything else
   */
  public List<String> textsOf(Collection<String> known, String what) throws MalformedFileException {
    List<String> texts = new ArrayList<>();
    for (JsonValue each : items()) {
      texts.add(each.textOf(known, what));
    }
    return texts;
  }

  /**
   * A list of integers of 32 bits.
   *
   * @return the integers
   * @throws MalformedFileException for anything else
   */
  public List<Integer> integers() throws MalformedFileException {
    List<Integer> integers = new ArrayList<>();
    for (JsonValue each : items()) {
      integers.add(each.integer());
    }
    return integers;
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
    return where.problem("expected " + expected + ", found " + Shown.of(found));
  }

  /** That nobody knows the key of this value. */
  MalformedFileException unknownKey(String key, Collection<String> known) {
    String all = known.stream().sorted().collect(Collectors.joining(", "));
    return where.problem("unknown key \"" + Shown.of(key) + "\"; known are " + all);
  }
}

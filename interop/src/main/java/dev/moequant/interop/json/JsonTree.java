package dev.moequant.interop.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All of a file as values that know their place. */
public final class JsonTree {
  /** Ours have seven. */
  static final int MOST_LEVELS = 16;

  private static final JsonLimits LIMITS =
      new JsonLimits(Integer.MAX_VALUE, MOST_LEVELS, FileText.MOST_BYTES, FileText.MOST_BYTES);

  private final JsonCursor json;

  private JsonTree(JsonCursor json) {
    this.json = json;
  }

  /**
   * Parses a text.
   *
   * @param text one JSON value
   * @return the value
   * @throws MalformedFileException for anything else, for a key that is there twice, for null
   */
  public static JsonValue of(String text) throws MalformedFileException {
    Optional<JsonValue> plain = PlainJson.of(text);
    return plain.isPresent() ? plain.get() : parsed(text);
  }

  /** The same by jackson alone. */
  static JsonValue parsed(String text) throws MalformedFileException {
    try (JsonCursor json = JsonCursor.of(text, LIMITS)) {
      JsonValue value = new JsonTree(json).value(Where.start(text));
      json.end();
      return value;
    } catch (MalformedFileException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedFileException("cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private JsonValue value(Where path) throws IOException {
    JsonKind kind = json.peek();
    Where where = path.at(json.place().offset());
    Object value =
        switch (kind) {
          case OBJECT -> object(where);
          case LIST -> list(where);
          case TEXT -> json.text();
          case FLAG -> json.flag();
          case INTEGER -> integer();
          case FRACTION -> json.number();
          case NULL -> throw json.wrong("a value");
        };
    return new JsonValue(where, value);
  }

  private Integer integer() throws IOException {
    Number number = json.number();
    if (number.doubleValue() != number.intValue()) {
      throw json.wrong("an integer of 32 bits");
    }
    return number.intValue();
  }

  private JsonObject object(Where where) throws IOException {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    json.beginObject();
    while (json.nextKeyUnchecked()) {
      String key = json.key();
      if (values.containsKey(key)) {
        throw json.wrong("each key once");
      }
      values.put(key, value(where.key(key)));
    }
    return new JsonObject(where, values);
  }

  private List<JsonValue> list(Where where) throws IOException {
    List<JsonValue> values = new ArrayList<>();
    json.beginList();
    while (json.nextItem()) {
      values.add(value(where.item(values.size())));
    }
    return values;
  }
}

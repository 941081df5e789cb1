package dev.moequant.interop.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All of a file as values that know their place. Not upon {@link JsonCursor}: a compilation that
 * has a deployment and no jackson-core is told so (MOEQ902) since this class cannot be linked, not
 * only where {@link PlainJson} has nothing to answer.
 */
public final class JsonTree {
  /** Ours have seven. */
  static final int MOST_LEVELS = 16;

  private final JsonParser parser;
  private Where here;
  private int levels;

  private JsonTree(String text, JsonParser parser) {
    this.parser = parser;
    this.here = Where.start(text);
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

  /**
   * Parses a text of our own, of which a test has found all to be JSON beyond doubt: objects in
   * lists of the outermost object are looked into when they are asked for more than their first
   * key, and are not for several threads at once.
   *
   * @param text one JSON value
   * @return the value
   * @throws MalformedFileException for anything else, as far as it is looked at
   */
  public static JsonValue ofOurs(String text) throws MalformedFileException {
    Optional<JsonValue> plain = PlainJson.ofOurs(text);
    return plain.isPresent() ? plain.get() : parsed(text);
  }

  /** The same by jackson alone. */
  static JsonValue parsed(String text) throws MalformedFileException {
    try (JsonParser parser = JsonPlace.JSON.createParser(text)) {
      return new JsonTree(text, parser).all();
    } catch (MalformedFileException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedFileException("cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private JsonValue all() throws IOException {
    try {
      @Nullable JsonToken first = parser.nextToken();
      if (first == null) {
        throw new MalformedFileException("is empty");
      }
      JsonValue value = value(first);
      if (parser.nextToken() != null) {
        throw wrong("nothing behind the last brace");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw JsonPlace.notJson(e, parser, here.path());
    }
  }

  private JsonValue value(JsonToken token) throws IOException {
    Where where = here.at(offset());
    Object value =
        switch (token) {
          case START_OBJECT -> object(where);
          case START_ARRAY -> list(where);
          case VALUE_STRING -> parser.getText();
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          case VALUE_NUMBER_INT -> integer();
          case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
          default -> throw wrong("a value");
        };
    return new JsonValue(where, value);
  }

  private int offset() {
    return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
  }

  private int integer() throws IOException {
    if (parser.getNumberType() != JsonParser.NumberType.INT) {
      throw wrong("an integer of 32 bits");
    }
    return parser.getIntValue();
  }

  private JsonObject object(Where where) throws IOException {
    down();
    Map<String, JsonValue> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      here = where.key(key);
      if (values.containsKey(key)) {
        throw wrong("each key once");
      }
      values.put(key, value(parser.nextToken()));
    }
    here = where;
    levels--;
    return new JsonObject(where, values);
  }

  private List<JsonValue> list(Where where) throws IOException {
    down();
    List<JsonValue> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      here = where.item(values.size());
      values.add(value(token));
    }
    here = where;
    levels--;
    return values;
  }

  private void down() throws IOException {
    levels++;
    if (levels > MOST_LEVELS) {
      throw wrong("at most " + MOST_LEVELS + " levels of lists and objects");
    }
  }

  private MalformedFileException wrong(String expected) throws IOException {
    return new JsonValue(here.at(offset()), String.valueOf(parser.getText())).wrong(expected);
  }
}

package dev.moequant.interop.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All of a file as values that know their place. */
public final class JsonTree {
  /** Ours have seven. */
  private static final int MOST_LEVELS = 16;

  private final JsonParser parser;
  private String path = "";
  private int levels;

  private JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Parses a text.
   *
   * @param text one JSON value
   * @return the value
   * @throws MalformedFileException for anything else, for a key that is there twice, for null
   */
  public static JsonValue of(String text) throws MalformedFileException {
    try (JsonParser parser = JsonPlace.JSON.createParser(text)) {
      return new JsonTree(parser).all();
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
      throw JsonPlace.notJson(e, parser, path);
    }
  }

  private JsonValue value(JsonToken token) throws IOException {
    JsonLocation location = parser.currentTokenLocation();
    Object value =
        switch (token) {
          case START_OBJECT -> object(location);
          case START_ARRAY -> list();
          case VALUE_STRING -> parser.getText();
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          case VALUE_NUMBER_INT -> integer();
          case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
          default -> throw wrong("a value");
        };
    return new JsonValue(location, path, value);
  }

  private int integer() throws IOException {
    if (parser.getNumberType() != JsonParser.NumberType.INT) {
      throw wrong("an integer of 32 bits");
    }
    return parser.getIntValue();
  }

  private JsonObject object(JsonLocation location) throws IOException {
    String outer = path;
    down();
    Map<String, JsonValue> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      path = outer.isEmpty() ? key : outer + "." + key;
      if (values.containsKey(key)) {
        throw wrong("each key once");
      }
      values.put(key, value(parser.nextToken()));
    }
    path = outer;
    levels--;
    return new JsonObject(location, path, values);
  }

  private List<JsonValue> list() throws IOException {
    String outer = path;
    down();
    List<JsonValue> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      path = outer + "[" + values.size() + "]";
      values.add(value(token));
    }
    path = outer;
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
    return new JsonValue(parser.currentTokenLocation(), path, String.valueOf(parser.getText()))
        .wrong(expected);
  }
}

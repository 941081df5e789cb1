package dev.moequant.interop.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a parser finds, and where: the one that makes the exceptions of a cursor. */
final class JsonTokens {
  private final JsonParser parser;
  private final JsonPath path;
  private @Nullable JsonPosition failure;

  JsonTokens(JsonParser parser, JsonPath path) {
    this.parser = parser;
    this.path = path;
  }

  JsonToken next() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new MalformedFileException("is empty"); // within a value, the parser complains
      }
      return token;
    } catch (JsonProcessingException e) {
      throw notJson(e);
    }
  }

  void end() throws IOException {
    try {
      if (parser.nextToken() != null) {
        throw wrong("nothing behind the last brace");
      }
    } catch (JsonProcessingException e) {
      throw notJson(e);
    }
  }

  String name() throws IOException {
    return parser.currentName();
  }

  String text() throws IOException {
    try {
      return String.valueOf(parser.getText());
    } catch (JsonProcessingException e) {
      throw notJson(e);
    }
  }

  boolean fitsLong() throws IOException {
    return parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
  }

  /** Of any size; what has no place in 64 bits is the nearest double. */
  Number number() throws IOException {
    try {
      if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
        return parser.getDoubleValue();
      }
      return fitsLong() ? (Number) parser.getLongValue() : (Number) Double.valueOf(text());
    } catch (JsonProcessingException e) {
      throw notJson(e);
    }
  }

  void takeNaN() {
    parser.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
  }

  JsonKind kind(JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> JsonKind.OBJECT;
      case START_ARRAY -> JsonKind.LIST;
      case VALUE_STRING -> JsonKind.TEXT;
      case VALUE_NUMBER_INT -> JsonKind.INTEGER;
      case VALUE_NUMBER_FLOAT -> JsonKind.FRACTION;
      case VALUE_TRUE, VALUE_FALSE -> JsonKind.FLAG;
      case VALUE_NULL -> JsonKind.NULL;
      default -> throw wrong("a value");
    };
  }

  long integer() throws IOException {
    return parser.getLongValue();
  }

  MalformedFileException wrong(String expected) throws IOException {
    JsonToken token = parser.currentToken();
    String found =
        token == JsonToken.START_OBJECT
            ? "an object"
            : token == JsonToken.START_ARRAY ? "a list" : Shown.of(text());
    return problem(position(), "expected " + expected + ", found " + found);
  }

  MalformedFileException problem(JsonPosition position, String what) {
    failure = position;
    return new MalformedFileException(position, what, null);
  }

  private MalformedFileException notJson(JsonProcessingException e) {
    MalformedFileException wrong = JsonPlace.notJson(e, parser, path.toString());
    failure = wrong.position().orElse(null);
    return wrong;
  }

  JsonPosition position() {
    return failure != null
        ? failure
        : new JsonPosition(parser.currentTokenLocation(), path.toString());
  }

  /** Without the keys, of which a file has as many as it likes. */
  JsonPosition place() {
    return new JsonPosition(parser.currentTokenLocation(), "");
  }

  void close() throws IOException {
    parser.close();
  }
}

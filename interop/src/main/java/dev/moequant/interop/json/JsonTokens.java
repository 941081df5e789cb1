package dev.moequant.interop.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
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
    return new MalformedFileException(position + what);
  }

  private MalformedFileException notJson(JsonProcessingException e) {
    JsonLocation location = e.getLocation() != null ? e.getLocation() : parser.currentLocation();
    failure = new JsonPosition(location, path.toString());
    return JsonPlace.notJson(e, parser, path.toString());
  }

  JsonPosition position() {
    return failure != null
        ? failure
        : new JsonPosition(parser.currentTokenLocation(), path.toString());
  }

  void close() throws IOException {
    parser.close();
  }
}

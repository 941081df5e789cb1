package dev.moequant.interop.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** Where something stands in a JSON file, in words; and the parser that knows it. */
public final class JsonPlace {
  /** What our readers parse with. */
  public static final JsonFactory JSON =
      JsonFactory.builder()
          // The factory would keep the keys of all files, and refuses keys of one hash.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          // The limits of the readers speak first, with a place; a file has no more than this.
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(FileText.MOST_BYTES)
                  .maxNumberLength(FileText.MOST_BYTES)
                  .maxStringLength(FileText.MOST_BYTES)
                  .build())
          .build();

  private JsonPlace() {}

  /**
   * A place.
   *
   * @param location line and column
   * @param key the path of keys that leads there, or nothing
   * @return the beginning of a message
   */
  public static String words(JsonLocation location, String key) {
    return words(location.getLineNr(), location.getColumnNr(), key);
  }

  static String words(int line, int column, String key) {
    String place = "line " + line + ", column " + column + ": ";
    return key.isEmpty() ? place : place + "key \"" + Shown.of(key) + "\": ";
  }

  /**
   * What a parser says.
   *
   * @param e why it gave up
   * @param parser the parser
   * @param key the path of keys that leads there, or nothing
   * @return the same with a place
   */
  public static MalformedFileException notJson(
      JsonProcessingException e, JsonParser parser, String key) {
    // Not all of them know where they are.
    JsonLocation location = e.getLocation() != null ? e.getLocation() : parser.currentLocation();
    return new MalformedFileException(
        new JsonPosition(location, key),
        "not JSON: " + JsonMistakes.inWords(e.getOriginalMessage()),
        e);
  }
}

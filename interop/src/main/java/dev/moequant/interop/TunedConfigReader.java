package dev.moequant.interop;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.moequant.tuning.KernelConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one tuned file: {@code {"triton_version": "3.4.0", "1": {"BLOCK_SIZE_M": 16, …}, …}}. All
 * of it or nothing; whatever is wrong is said with line, column and key.
 *
 * <p>There are limits, far above what vLLM's tuner writes, so that neither a message nor what is
 * kept has the size of a file that somebody broke or made up.
 */
final class TunedConfigReader {
  /** vLLM's tuner tries 18 numbers of tokens. */
  static final int MOST_ROWS = 1_000;

  /** A row has 6 to 8. */
  static final int MOST_SETTINGS = 100;

  /** The longest name that is known, matrix_instr_nonkdim, has 20 characters. */
  static final int MOST_CHARACTERS = 200;

  /** A row is two levels deep; nobody knows what else may stand under triton_version. */
  static final int MOST_LEVELS = 16;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // The factory would keep the keys of all files, and refuses keys of one hash.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          // The limits above speak first, with a place; a file has no more than this anyway.
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(TunedFile.MOST_BYTES)
                  .maxNumberLength(TunedFile.MOST_BYTES)
                  .maxStringLength(TunedFile.MOST_BYTES)
                  .build())
          .build();

  private final Path file;
  private final JsonParser parser;
  private String key = "";

  private TunedConfigReader(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static TunedConfigs read(Path file) throws TunedConfigException {
    String text = TunedFile.text(file);
    try (JsonParser parser = JSON.createParser(text)) {
      return new TunedConfigReader(file, parser).all();
    } catch (TunedConfigException e) {
      throw e;
    } catch (IOException e) {
      throw new TunedConfigException(file, "cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private TunedConfigs all() throws IOException {
    try {
      return new TunedConfigs(file, rows());
    } catch (JsonProcessingException e) {
      // Not all of them know where they are.
      JsonLocation location = e.getLocation() != null ? e.getLocation() : parser.currentLocation();
      throw new TunedConfigException(
          file, where(location) + "not JSON: " + Shown.reason(e.getOriginalMessage()), e);
    }
  }

  private Map<Integer, KernelConfig> rows() throws IOException {
    Map<Integer, KernelConfig> rows = new LinkedHashMap<>();
    expect(
        parser.nextToken(),
        JsonToken.START_OBJECT,
        "an object with a row for each number of tokens");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      key = parser.currentName();
      require(
          key.length() <= MOST_CHARACTERS, "a key of at most " + MOST_CHARACTERS + " characters");
      if (key.equals("triton_version")) {
        skip();
      } else {
        int tokens = tokens();
        require(!rows.containsKey(tokens), "one row for each number of tokens");
        require(rows.size() < MOST_ROWS, "at most " + MOST_ROWS + " rows");
        expect(parser.nextToken(), JsonToken.START_OBJECT, "an object with kernel settings");
        rows.put(tokens, row(key));
      }
    }
    key = "";
    require(parser.nextToken() == null, "nothing behind the last brace");
    return rows;
  }

  /** vLLM drops it unread, too. */
  private void skip() throws IOException {
    int levels = 0;
    do {
      JsonToken token = parser.nextToken();
      levels += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      require(levels <= MOST_LEVELS, "at most " + MOST_LEVELS + " levels of lists and objects");
    } while (levels > 0);
  }

  private int tokens() throws IOException {
    try {
      return Integer.parseInt(key);
    } catch (NumberFormatException e) {
      throw wrong("a number of tokens as the key of a row");
    }
  }

  private KernelConfig row(String row) throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      key = row + "." + name;
      require(
          name.length() <= MOST_CHARACTERS, "a key of at most " + MOST_CHARACTERS + " characters");
      require(!settings.containsKey(name), "each setting once");
      require(settings.size() < MOST_SETTINGS, "at most " + MOST_SETTINGS + " settings");
      settings.put(name, setting(parser.nextToken()));
    }
    key = row;
    return new KernelConfig(settings);
  }

  private Object setting(@Nullable JsonToken token) throws IOException {
    String text = parser.getText();
    if (token == JsonToken.VALUE_STRING) {
      require(text.length() <= MOST_CHARACTERS, "at most " + MOST_CHARACTERS + " characters");
      return text;
    }
    require(token == JsonToken.VALUE_NUMBER_INT, "an integer");
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw wrong("an integer of 32 bits");
    }
  }

  private void expect(@Nullable JsonToken found, JsonToken wanted, String what) throws IOException {
    if (found == null) {
      throw new TunedConfigException(file, "is empty, expected " + what);
    }
    require(found == wanted, what);
  }

  private void require(boolean condition, String expected) throws IOException {
    if (!condition) {
      throw wrong(expected);
    }
  }

  private TunedConfigException wrong(String expected) throws IOException {
    String found = Shown.of(String.valueOf(parser.getText()));
    return new TunedConfigException(
        file, where(parser.currentTokenLocation()) + "expected " + expected + ", found " + found);
  }

  private String where(JsonLocation location) {
    String place = "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    return key.isEmpty() ? place : place + "key \"" + Shown.of(key) + "\": ";
  }
}

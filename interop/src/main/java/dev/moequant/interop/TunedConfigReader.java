package dev.moequant.interop;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.moequant.interop.json.FileText;
import dev.moequant.interop.json.JsonPlace;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.interop.json.Shown;
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

  private final Path file;
  private final JsonParser parser;
  private String key = "";

  private TunedConfigReader(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static TunedConfigs read(Path file) throws TunedConfigException {
    try (JsonParser parser = JsonPlace.JSON.createParser(text(file))) {
      return new TunedConfigReader(file, parser).all();
    } catch (TunedConfigException e) {
      throw e;
    } catch (MalformedFileException e) {
      throw new TunedConfigException(file, e.what(), e.getCause());
    } catch (IOException e) {
      throw new TunedConfigException(file, "cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private static String text(Path file) throws MalformedFileException {
    return FileText.of(file, "a tuned file", "some 20 thousand");
  }

  private TunedConfigs all() throws IOException {
    try {
      return new TunedConfigs(file, rows());
    } catch (JsonProcessingException e) {
      throw JsonPlace.notJson(e, parser, key);
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
        file,
        JsonPlace.words(parser.currentTokenLocation(), key)
            + "expected "
            + expected
            + ", found "
            + found);
  }
}

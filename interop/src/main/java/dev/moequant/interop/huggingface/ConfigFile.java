package dev.moequant.interop.huggingface;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.internal.rules.CheckpointRules;
import dev.moequant.interop.json.JsonPlace;
import dev.moequant.interop.json.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses a config: all of it or nothing. Python's json module, which reads these files elsewhere,
 * takes {@code NaN} and {@code Infinity}, so they are taken here, too; of a key that is there twice
 * it keeps the last without a word, which is refused here.
 */
final class ConfigFile {
  /** The deepest that is published has seven. */
  private static final int MOST_LEVELS = 64;

  /** A list of all modules of DeepSeek-V3, each expert by name, has 45 thousand. */
  private static final int MOST_VALUES = 1_000_000;

  /** The longest name of a module that is published has 61. */
  private static final int MOST_CHARACTERS = 2_000;

  private final String file;
  private final JsonParser parser;
  private ConfigPath path = ConfigPath.ROOT;
  private int levels;
  private int values;

  private ConfigFile(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Why a file has no value. */
  static final class NotAConfigException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    NotAConfigException(Finding finding) {
      super(finding.text());
      this.finding = finding;
    }

    Finding finding() {
      return finding;
    }
  }

  /**
   * Parses a text.
   *
   * @param file what findings call it
   * @param text one JSON object
   * @return the object
   * @throws NotAConfigException for anything else
   */
  static ConfigValue parse(String file, String text) throws NotAConfigException {
    try (JsonParser parser = JsonPlace.JSON.createParser(text)) {
      parser.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
      return new ConfigFile(file, parser).all();
    } catch (IOException e) {
      throw refused(file, ConfigPath.ROOT, 1, 1, "cannot be read: " + e.getClass().getSimpleName());
    }
  }

  static NotAConfigException refused(
      String file, ConfigPath path, int line, int column, String why) {
    Place.InFile place = new Place.InFile(file, path.toString(), line, column);
    String key = place.path().isEmpty() ? "" : "key \"" + Shown.of(place.path()) + "\": ";
    return new NotAConfigException(
        CheckpointRules.NOT_A_CONFIG.finding(
            place, List.of(place, key + why), List.of(help(file))));
  }

  private static String help(String file) {
    return "compare " + file + " with the published one, or download it again";
  }

  private ConfigValue all() throws IOException, NotAConfigException {
    try {
      @Nullable JsonToken first = parser.nextToken();
      if (first == null) {
        throw refused(file, ConfigPath.ROOT, 1, 1, "the file is empty");
      }
      if (first != JsonToken.START_OBJECT) {
        throw wrong("an object");
      }
      ConfigValue value = value(first, "");
      if (parser.nextToken() != null) {
        throw wrong("nothing behind the last brace");
      }
      return value;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() != null ? e.getLocation() : parser.currentLocation();
      throw refused(
          file,
          path,
          at.getLineNr(),
          at.getColumnNr(),
          "not JSON: " + Shown.reason(e.getOriginalMessage()));
    }
  }

  private ConfigValue value(JsonToken token, String key) throws IOException, NotAConfigException {
    JsonLocation at = parser.currentTokenLocation();
    ConfigPath here = path;
    values++;
    if (values > MOST_VALUES) {
      throw wrong("at most " + MOST_VALUES + " values");
    }
    @Nullable Object value =
        switch (token) {
          case START_OBJECT -> object();
          case START_ARRAY -> list(key);
          case VALUE_STRING -> parser.getText();
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          case VALUE_NUMBER_INT -> integer();
          case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
          case VALUE_NULL -> null;
          default -> throw wrong("a value");
        };
    return new ConfigValue(file, here, at.getLineNr(), at.getColumnNr(), key, value);
  }

  /** What has no place in 64 bits is a size of nothing. */
  private Number integer() throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      return Double.valueOf(parser.getText());
    }
    return parser.getLongValue();
  }

  private Map<String, ConfigValue> object() throws IOException, NotAConfigException {
    ConfigPath outer = path;
    down();
    Map<String, ConfigValue> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      path = outer.key(key);
      if (key.length() > MOST_CHARACTERS) {
        throw wrong("a key of at most " + MOST_CHARACTERS + " characters");
      }
      if (entries.containsKey(key)) {
        throw wrong("each key once");
      }
      entries.put(key, value(parser.nextToken(), key));
    }
    path = outer;
    levels--;
    return entries;
  }

  private List<ConfigValue> list(String key) throws IOException, NotAConfigException {
    ConfigPath outer = path;
    down();
    List<ConfigValue> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      path = outer.item(items.size());
      items.add(value(token, key));
    }
    path = outer;
    levels--;
    return items;
  }

  private void down() throws IOException, NotAConfigException {
    levels++;
    if (levels > MOST_LEVELS) {
      throw wrong("at most " + MOST_LEVELS + " levels of lists and objects");
    }
  }

  private NotAConfigException wrong(String expected) throws IOException {
    JsonLocation at = parser.currentTokenLocation();
    String found = Shown.of(String.valueOf(parser.getText()));
    return refused(
        file, path, at.getLineNr(), at.getColumnNr(), "expected " + expected + ", found " + found);
  }
}

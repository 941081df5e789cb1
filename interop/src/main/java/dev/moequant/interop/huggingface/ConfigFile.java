package dev.moequant.interop.huggingface;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.internal.rules.CheckpointRules;
import dev.moequant.interop.json.JsonCursor;
import dev.moequant.interop.json.JsonKind;
import dev.moequant.interop.json.JsonLimits;
import dev.moequant.interop.json.JsonPosition;
import dev.moequant.interop.json.MalformedFileException;
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
  /** The largest that is published has some 50 thousand. */
  static final int MOST_BYTES = 16 << 20;

  /**
   * The deepest that is published has seven levels. A list of all modules of DeepSeek-V3, each
   * expert by name, has 45 thousand values; the longest name of a module has 61 characters.
   */
  private static final JsonLimits LIMITS = new JsonLimits(MOST_BYTES, 64, 2_000, 1_000_000);

  private final String file;
  private final JsonCursor json;

  private ConfigFile(String file, JsonCursor json) {
    this.file = file;
    this.json = json;
  }

  /**
   * Parses a text.
   *
   * @param file what findings call it
   * @param text one JSON object
   * @return the object
   * @throws MalformedFileException for anything else
   */
  static ConfigValue parse(String file, String text) throws MalformedFileException {
    try (JsonCursor json = JsonCursor.of(text, LIMITS).takingNaN()) {
      if (json.peek() != JsonKind.OBJECT) {
        throw json.wrong("an object");
      }
      ConfigValue value = new ConfigFile(file, json).value(ConfigPath.ROOT, "");
      json.end();
      return value;
    } catch (MalformedFileException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedFileException("cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  /** 702 of a file that is no config. */
  static Finding refused(String file, MalformedFileException wrong) {
    Place.InFile place =
        wrong
            .position()
            .map(at -> new Place.InFile(file, at.path(), at.line(), at.column()))
            .orElseGet(() -> new Place.InFile(file, "", 1, 1));
    String key = place.path().isEmpty() ? "" : "key \"" + Shown.of(place.path()) + "\": ";
    return CheckpointRules.NOT_A_CONFIG.finding(
        place,
        List.of(place, key + wrong.problem()),
        List.of("compare " + file + " with the published one, or download it again"));
  }

  private ConfigValue value(ConfigPath path, String key) throws IOException {
    JsonKind kind = json.peek();
    JsonPosition at = json.place();
    @Nullable Object value =
        switch (kind) {
          case OBJECT -> object(path);
          case LIST -> list(path, key);
          case TEXT -> json.text();
          case INTEGER, FRACTION -> json.number();
          case FLAG -> json.flag();
          case NULL -> nothing();
        };
    return new ConfigValue(file, path, at.line(), at.column(), key, value);
  }

  private @Nullable Object nothing() throws IOException {
    json.skip();
    return null;
  }

  private Map<String, ConfigValue> object(ConfigPath path) throws IOException {
    Map<String, ConfigValue> entries = new LinkedHashMap<>();
    json.beginObject();
    while (json.nextKeyUnchecked()) {
      String key = json.key();
      if (entries.containsKey(key)) {
        throw json.wrong("each key once");
      }
      entries.put(key, value(path.key(key), key));
    }
    return entries;
  }

  private List<ConfigValue> list(ConfigPath path, String key) throws IOException {
    List<ConfigValue> items = new ArrayList<>();
    json.beginList();
    while (json.nextItem()) {
      items.add(value(path.item(items.size()), key));
    }
    return items;
  }
}

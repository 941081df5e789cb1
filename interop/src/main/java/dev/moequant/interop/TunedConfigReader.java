package dev.moequant.interop;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.moequant.KernelConfig;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one tuned file: {@code {"triton_version": "3.4.0", "1": {"BLOCK_SIZE_M": 16, …}, …}}. All
 * of it or nothing; whatever is wrong is said with line, column and key.
 */
final class TunedConfigReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final Path file;
  private final JsonParser parser;
  private String key = "";

  private TunedConfigReader(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  static TunedConfigs read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new TunedConfigException(file, "is a folder, not a tuned file");
    }
    try (JsonParser parser = JSON.createParser(text(file))) {
      return new TunedConfigs(file, new TunedConfigReader(file, parser).rows());
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new TunedConfigException(file, "is not UTF-8 text", e);
    }
  }

  private Map<Integer, KernelConfig> rows() throws IOException {
    Map<Integer, KernelConfig> rows = new LinkedHashMap<>();
    expect(next(), JsonToken.START_OBJECT, "an object with a row for each number of tokens");
    while (next() == JsonToken.FIELD_NAME) {
      key = parser.currentName();
      if (key.equals("triton_version")) {
        next();
        parser.skipChildren();
      } else {
        int tokens = tokens();
        expect(next(), JsonToken.START_OBJECT, "an object with kernel settings");
        rows.put(tokens, row(key));
      }
    }
    key = "";
    if (next() != null) {
      throw wrong("nothing behind the last brace");
    }
    return rows;
  }

  private int tokens() throws TunedConfigException {
    try {
      return Integer.parseInt(key);
    } catch (NumberFormatException e) {
      throw wrong("a number of tokens as the key of a row");
    }
  }

  private KernelConfig row(String row) throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    while (next() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      key = row + "." + name;
      JsonToken token = next();
      if (token == JsonToken.VALUE_NUMBER_INT) {
        settings.put(name, integer());
      } else if (token == JsonToken.VALUE_STRING) {
        settings.put(name, parser.getText());
      } else {
        throw wrong("an integer");
      }
    }
    key = row;
    return new KernelConfig(settings);
  }

  private int integer() throws IOException {
    long value =
        parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
            ? Long.MAX_VALUE
            : parser.getLongValue();
    if (value != (int) value) {
      throw wrong("an integer of 32 bits");
    }
    return (int) value;
  }

  private @Nullable JsonToken next() throws TunedConfigException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      throw new TunedConfigException(
          file, where(e.getLocation()) + "not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new TunedConfigException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private void expect(@Nullable JsonToken found, JsonToken wanted, String what) throws IOException {
    if (found == null) {
      throw new TunedConfigException(file, "is empty, expected " + what);
    }
    if (found != wanted) {
      throw wrong(what);
    }
  }

  private TunedConfigException wrong(String expected) {
    String found;
    try {
      found = String.valueOf(parser.getText());
    } catch (IOException e) {
      found = String.valueOf(parser.currentToken());
    }
    return new TunedConfigException(
        file, where(parser.currentTokenLocation()) + "expected " + expected + ", found " + found);
  }

  private String where(JsonLocation location) {
    String place = "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    return key.isEmpty() ? place : place + "key \"" + key + "\": ";
  }
}

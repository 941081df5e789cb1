package dev.moequant.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;

/** Writes JSON: indented by two, the same bytes on every platform. Used for one text. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator generator;

  private Json(JsonGenerator generator) {
    this.generator = generator;
  }

  /** What is in an object or an array. */
  interface Content {
    void write(Json json) throws IOException;
  }

  /** How one of several values is written. */
  interface Each<T> {
    void write(Json json, T value) throws IOException;
  }

  /** The text of an object. */
  static String object(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.setPrettyPrinter(printer());
      Json json = new Json(generator);
      generator.writeStartObject();
      content.write(json);
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string is no file", e);
    }
    return text.toString();
  }

  private static DefaultPrettyPrinter printer() {
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""))
        .withObjectIndenter(new DefaultIndenter("  ", "\n"));
  }

  void put(String name, String value) throws IOException {
    generator.writeStringField(name, value);
  }

  void put(String name, long value) throws IOException {
    generator.writeNumberField(name, value);
  }

  void put(String name, double value) throws IOException {
    generator.writeNumberField(name, value);
  }

  void put(String name, boolean value) throws IOException {
    generator.writeBooleanField(name, value);
  }

  void put(String name, Content content) throws IOException {
    generator.writeObjectFieldStart(name);
    content.write(this);
    generator.writeEndObject();
  }

  /** An array of strings. */
  void put(String name, Collection<String> values) throws IOException {
    putAll(name, values, (json, value) -> json.generator.writeString(value));
  }

  /** An array of objects. */
  <T> void putObjects(String name, Collection<T> values, Each<T> each) throws IOException {
    putAll(
        name,
        values,
        (json, value) -> {
          json.generator.writeStartObject();
          each.write(json, value);
          json.generator.writeEndObject();
        });
  }

  /** An array of whole numbers. */
  void putNumbers(String name, Collection<? extends Number> values) throws IOException {
    putAll(name, values, (json, value) -> json.generator.writeNumber(value.longValue()));
  }

  private <T> void putAll(String name, Collection<T> values, Each<T> each) throws IOException {
    generator.writeArrayFieldStart(name);
    for (T value : values) {
      each.write(this, value);
    }
    generator.writeEndArray();
  }
}

package dev.moequant.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes the tensors of an example, {@code "name": ["F32", [256, 16]]}, with zeros for data. */
final class HeaderExamples {
  private static final String FILE = "model.safetensors";
  private static final Pattern BITS = Pattern.compile("\\d+");

  private final StringBuilder header = new StringBuilder("{");
  private final Map<Long, Float> values = new LinkedHashMap<>();
  private long end;

  /** A file of such tensors, as JSON. */
  static void write(Path folder, String headers) throws IOException {
    HeaderExamples file = new HeaderExamples();
    try (JsonParser parser = new JsonFactory().createParser(headers)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        String dtype = parser.nextTextValue();
        List<Long> shape = new ArrayList<>();
        parser.nextToken();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          shape.add(parser.getLongValue());
        }
        parser.nextToken();
        file.add(name, dtype, shape);
      }
    }
    file.write(folder);
  }

  /** A file of two scalars. */
  static void write(Path folder, Map<String, Float> scalars) throws IOException {
    HeaderExamples file = new HeaderExamples();
    scalars.forEach(
        (name, value) -> {
          file.values.put(file.end, value);
          file.add(name, "F32", List.of());
        });
    file.write(folder);
  }

  private void add(String name, String dtype, List<Long> shape) {
    int bits =
        BITS.matcher(dtype)
            .results()
            .map(MatchResult::group)
            .mapToInt(Integer::parseInt)
            .findFirst()
            .orElseThrow();
    long bytes = shape.stream().reduce(1L, Math::multiplyExact) * bits / Byte.SIZE;
    header.append(header.length() == 1 ? "" : ",");
    header.append(
        "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
            .formatted(name, dtype, shape, end, end + bytes));
    end += bytes;
  }

  private void write(Path folder) throws IOException {
    byte[] json = header.append('}').toString().getBytes(UTF_8);
    int data = Long.BYTES + json.length;
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(data + end)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    values.forEach((at, value) -> bytes.putFloat(Math.toIntExact(data + at), value));
    Files.write(folder.resolve(FILE), bytes.array());
  }
}

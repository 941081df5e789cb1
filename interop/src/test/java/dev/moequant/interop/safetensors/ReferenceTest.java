package dev.moequant.interop.safetensors;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.interop.json.JsonCursor;
import dev.moequant.interop.json.JsonKind;
import dev.moequant.interop.json.JsonLimits;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The format's own library (safetensors 0.8.0) was asked about {@code reference.jsonl}, and wrote
 * {@code reference.safetensors}: {@code record.py} beside them.
 */
class ReferenceTest {
  /** What the format says and its library does not look at, or where this reader is more open. */
  private static final Map<String, String> DIFFERENCES =
      Map.ofEntries(
          Map.entry("a space before", "the format: the header begins with {"),
          Map.entry("metadata, a key twice", "the format: no key is there twice"),
          Map.entry("a tensor twice, the same", "the format: no key is there twice"),
          Map.entry("a tensor that is a list", "the format: a tensor is an object"),
          Map.entry("a negative 0", "it is 0"),
          Map.entry("a dtype that is not known", "dtypes are open"),
          Map.entry("a dtype in small letters", "dtypes are open"));

  @TempDir private Path folder = Path.of("");

  /** A header, how much data is behind it, and the tensors that the library finds. */
  private static final class Row {
    private String what = "";
    private String header = "";
    private long data;
    private boolean accepted;
    private final Map<String, String> tensors = new TreeMap<>();
  }

  private static URL resource(String name) {
    return Objects.requireNonNull(ReferenceTest.class.getResource(name), name);
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = resource("reference.jsonl").openStream()) {
      String text = new String(in.readAllBytes(), UTF_8);
      for (String line : text.lines().toList()) {
        rows.add(row(JsonCursor.of(line, new JsonLimits(10_000, 8, 100, 100))));
      }
    }
    return rows;
  }

  private static Row row(JsonCursor json) throws IOException {
    Row row = new Row();
    json.beginObject();
    while (json.nextKey()) {
      switch (json.key()) {
        case "what" -> row.what = json.text();
        case "header" -> row.header = json.text();
        case "data" -> row.data = json.integer();
        case "error" -> json.skip();
        default -> {
          row.accepted = true;
          json.beginObject();
          while (json.nextKey()) {
            row.tensors.put(json.key(), tensor(json));
          }
        }
      }
    }
    json.end();
    return row;
  }

  private static String tensor(JsonCursor json) throws IOException {
    String dtype = "";
    List<Long> shape = new ArrayList<>();
    json.beginList();
    while (json.nextItem()) {
      if (json.peek() == JsonKind.TEXT) {
        dtype = json.text();
      } else {
        shape.add(json.integer());
      }
    }
    return dtype + " " + shape;
  }

  @Test
  void takesWhatTheLibraryTakes() throws IOException {
    List<Row> rows = rows();
    assertThat(rows).hasSize(122);
    for (Row row : rows) {
      byte[] header = row.header.getBytes(ISO_8859_1);
      Path file =
          SparseFile.writeRaw(folder.resolve("m.safetensors"), header.length, header, row.data);
      boolean accepted = true;
      Map<String, String> tensors = new TreeMap<>();
      String said = "";
      try {
        SafetensorsHeader.read(file)
            .tensors()
            .forEach((name, entry) -> tensors.put(name, entry.toString()));
      } catch (SafetensorsException e) {
        accepted = false;
        said = e.what();
      }
      boolean different = DIFFERENCES.containsKey(row.what);
      assertWithMessage("%s: %s", row.what, said)
          .that(accepted)
          .isEqualTo(row.accepted != different);
      if (accepted && !different) {
        assertWithMessage(row.what).that(tensors).isEqualTo(row.tensors);
      }
    }
  }

  @Test
  void readsWhatTheLibraryWrites() throws IOException, URISyntaxException {
    SafetensorsHeader header =
        SafetensorsHeader.read(Path.of(resource("reference.safetensors").toURI()));

    assertThat(header.metadata())
        .containsExactly("format", "pt", "written by", "safetensors 0.8.0");
    assertThat(header.tensors().keySet())
        .containsExactly(
            "model.layers.0.mlp.experts.0.down_proj.input_scale",
            "model.layers.0.mlp.experts.0.down_proj.weight_scale",
            "empty",
            "model.layers.0.mlp.gate.weight",
            "model.layers.0.mlp.experts.0.down_proj.weight",
            "packed",
            "blocks")
        .inOrder();
    Entry blocks = header.find("blocks").orElseThrow();
    assertThat(blocks.toString()).isEqualTo("F4 [2, 16]");
    assertThat(blocks.bytes()).isEqualTo(16);
    Entry scale = header.find("model.layers.0.mlp.experts.0.down_proj.weight_scale").orElseThrow();
    Entry inputScale =
        header.find("model.layers.0.mlp.experts.0.down_proj.input_scale").orElseThrow();
    List<float[]> values = F32Values.read(List.of(scale, inputScale));
    assertThat(values.get(0)).isEqualTo(new float[] {0.5f, 0.25f, 448});
    assertThat(values.get(1)).isEqualTo(new float[] {448});
  }
}

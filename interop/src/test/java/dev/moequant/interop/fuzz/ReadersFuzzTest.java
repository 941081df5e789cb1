package dev.moequant.interop.fuzz;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.interop.json.FileText;
import dev.moequant.interop.json.JsonCursor;
import dev.moequant.interop.json.JsonLimits;
import dev.moequant.interop.json.JsonTree;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.interop.safetensors.SafetensorsException;
import dev.moequant.interop.safetensors.SafetensorsHeader;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.interop.safetensors.SafetensorsIndex;
import dev.moequant.interop.safetensors.SparseFile;
import dev.moequant.seeded.Seeded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken documents for the readers of JSON, headers and indexes: each is read, or refused in one
 * short line, soon. {@code mvn -Pfuzz -pl interop -am test} does so for ten minutes with other
 * seeds, in a JVM of 64 MB; {@code -Dfuzz.minutes=N} for others.
 */
class ReadersFuzzTest {
  private static final int TRIES = 4_000;
  private static final int MOST_CHARACTERS = 600;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 16, 200, 20_000);

  private static final List<String> HEADERS =
      List.of(
          "{}",
          "{\"__metadata__\":{\"format\":\"pt\"}}   ",
          new SparseFile()
              .metadata(Map.of("a", "b", "c", "d"))
              .add("model.layers.0.mlp.experts.0.up_proj.weight", "F8_E4M3", 4, 8)
              .add("model.layers.0.mlp.experts.0.up_proj.weight_scale_inv", "F32", 1, 1)
              .add("packed", "F4", 2, 4)
              .add("scalar", "F32")
              .add("none", "I32", 0)
              .header(),
          "{\"a\":{\"dtype\":\"F4\",\"shape\":[2,1],\"data_offsets\":[0,1],\"x\":[{},[1.5,null]]}}",
          "{\n  \"b\": {\"shape\": [], \"data_offsets\": [1, 3], \"dtype\": \"BF16\"},\n"
              + "  \"\\u0061\u00c3\u00bc\": {\"dtype\": \"Q7\", \"data_offsets\": [0, 1], \"shape\": []}\n}");

  private static final List<String> INDEXES =
      List.of(
          "{\"weight_map\":{}}",
          "{\"metadata\":{\"total_size\":1.5e9},\"weight_map\":{\"a\":\"1.safetensors\","
              + "\"b\":\"2.safetensors\",\"c\":\"1.safetensors\"}}");

  private static final List<String> DOCUMENTS =
      List.of(
          "[1, -2.5e3, true, false, null, \"\\u00fc\", {\"a\": {\"b\": [[], {}]}}]",
          "{\"1\": {\"BLOCK_SIZE_M\": 16}, \"text_config\": {\"n\": [1, 2], \"x\": \"y\"}}");

  @TempDir private Path folder = Path.of("");

  /** What reads a document; it may refuse it. */
  private interface Reader {
    void read(String document, Seeded seeded) throws IOException;
  }

  /** For so many tries, or as long as the profile says. */
  private static void fuzz(List<String> sound, Reader reader) {
    long minutes = Long.getLong("moequant.fuzz.minutes", 0);
    long nanos = TimeUnit.MINUTES.toNanos(minutes) / 3;
    long begun = System.nanoTime();
    Mutator mutator = new Mutator(sound);
    int[] outcomes = new int[2];
    Seeded.tries(
        minutes == 0 ? TRIES : Integer.MAX_VALUE / 20,
        seeded -> {
          if (minutes == 0 || System.nanoTime() - begun < nanos) {
            outcomes[once(mutator.next(seeded), mutator, seeded, reader) ? 0 : 1]++;
          }
        });
    System.out.printf("%d documents read, %d refused%n", outcomes[0], outcomes[1]);
    assertThat(outcomes[0]).isAtLeast(TRIES / 50);
    assertThat(outcomes[1]).isAtLeast(TRIES / 5);
  }

  private static boolean once(String document, Mutator mutator, Seeded seeded, Reader reader) {
    long begun = System.nanoTime();
    boolean read = true;
    try {
      reader.read(document, seeded);
      mutator.keep(document, seeded);
    } catch (MalformedFileException | SafetensorsException e) {
      read = false;
      String message = String.valueOf(e.getMessage());
      assertThat(message.length()).isLessThan(MOST_CHARACTERS);
      assertWithMessage("%s", message)
          .that(message.chars().filter(c -> c < ' ' || c == '\u2028').count())
          .isEqualTo(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(System.nanoTime() - begun).isLessThan(MOST_NANOS);
    return read;
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void headers() {
    Path file = folder.resolve("model.safetensors");
    fuzz(
        HEADERS,
        (document, seeded) -> {
          byte[] header = Mutator.bytes(document);
          boolean lies = seeded.between(0, 19) == 0;
          long length = lies ? seeded.between(-9, 1_000) : header.length;
          long data = seeded.oneOf(List.of(0L, 1L, 3L, 44L, seeded.between(0, 1L << 40)));
          // Most are of the length that some tensor asks for: the rest is refused for that alone.
          SparseFile.writeRaw(file, length, header, seeded.coin() ? data : lastNumber(document));
          covers(SafetensorsHeader.read(file), file);
        });
  }

  /** The end of the last tensor, where tensors and fields are in the usual order. */
  private static long lastNumber(String document) {
    int end = document.lastIndexOf(']');
    int begin = Math.max(document.lastIndexOf(',', Math.max(end, 0)), 0) + 1;
    if (begin >= end) {
      return 0;
    }
    String digits = document.substring(begin, end).strip();
    return digits.matches("[0-9]{1,12}") ? Long.parseLong(digits) : 0;
  }

  private static void covers(SafetensorsHeader header, Path file) throws IOException {
    long size = Files.size(file);
    long bytes = 0;
    long first = size;
    for (Entry entry : header.tensors().values()) {
      assertThat(entry.end()).isAtMost(size);
      bytes += entry.bytes();
      first = Math.min(first, entry.begin());
    }
    assertThat(first + bytes).isEqualTo(size);
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void indexes() {
    Path file = folder.resolve(SafetensorsIndex.FILE_NAME);
    fuzz(
        INDEXES,
        (document, seeded) -> {
          Files.write(file, Mutator.bytes(document));
          SafetensorsIndex index = SafetensorsIndex.read(file);
          long all = index.shards().stream().mapToLong(shard -> count(index, shard)).sum();
          assertThat(all).isEqualTo((long) index.weightMap().size());
          for (String shard : index.shards()) {
            assertThat((Object) folder.resolve(shard).normalize().getParent()).isEqualTo(folder);
          }
        });
  }

  private static long count(SafetensorsIndex index, String shard) {
    return index.weightMap().values().stream().filter(shard::equals).count();
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void documents() {
    fuzz(
        DOCUMENTS,
        (document, seeded) -> {
          byte[] bytes = Mutator.bytes(document);
          try (JsonCursor json =
              JsonCursor.of(Channels.newChannel(new ByteArrayInputStream(bytes)), LIMITS)) {
            walk(json, seeded);
            json.end();
          }
          if (seeded.coin()) {
            JsonTree.of(FileText.decoded(bytes));
          }
        });
  }

  /** Reads everything; now and then in a way that does not fit. */
  private static void walk(JsonCursor json, Seeded seeded) throws IOException {
    switch (json.peek()) {
      case OBJECT -> {
        json.beginObject();
        while (json.nextKey()) {
          assertThat(json.position().path().getBytes(UTF_8)).isNotNull();
          walk(json, seeded);
        }
      }
      case LIST -> {
        json.beginList();
        while (json.nextItem()) {
          walk(json, seeded);
        }
      }
      case TEXT -> json.text();
      case INTEGER -> {
        if (seeded.between(0, 3) == 0) {
          json.integer();
        } else {
          json.number();
        }
      }
      case FRACTION -> json.number();
      case FLAG -> json.flag();
      case NULL -> json.skip();
    }
  }
}

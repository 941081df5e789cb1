package dev.moequant.interop.safetensors;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers that somebody made up to take time or memory: each is refused, or read, soon. */
class HostileHeadersTest {
  /** More than any limit but that of all bytes needs. */
  private static final int HEADER_BYTES = 12 << 20;

  private static final int LARGEST = 32 << 20;

  /** The whole test shares its JVM with others: what a reader keeps while it reads is less. */
  private static final int SECONDS = 20;

  @TempDir private Path folder = Path.of("");

  private String refused(String begin, String repeated, String end) throws IOException {
    int times = (HEADER_BYTES - begin.length() - end.length()) / repeated.length();
    byte[] header = (begin + repeated.repeat(times) + end).getBytes(UTF_8);
    Path file =
        SparseFile.writeRaw(folder.resolve("m.safetensors"), header.length, header, 1L << 40);
    long begun = System.nanoTime();
    SafetensorsException thrown =
        assertThrows(SafetensorsException.class, () -> SafetensorsHeader.read(file));
    assertWithMessage("seconds")
        .that((System.nanoTime() - begun) / 1_000_000_000)
        .isLessThan(SECONDS);
    assertThat(thrown.what().length()).isLessThan(300);
    return thrown.what();
  }

  @Test
  void spacesTakeNoMemory() throws IOException {
    assertThat(refused("{}", " ", "")).contains("the last tensor ends here");
    assertThat(refused("{", "\n", "")).contains("not JSON: the file ends");
  }

  @Test
  void depthIsLimited() throws IOException {
    assertThat(refused("{\"a\":{\"x\":", "[", "")).contains("at most 8 levels");
    assertThat(refused("{\"a\":", "{\"a\":", "")).contains("at most 8 levels");
    assertThat(refused("{\"__metadata__\":", "[", "")).contains("expected an object, found a list");
  }

  @Test
  void namesAndTextsAreLimited() throws IOException {
    assertThat(refused("{\"", "x", "")).contains("not JSON: ");
    assertThat(refused("{\"a\":{\"dtype\":\"", "x", "")).contains("not JSON: ");
    assertThat(refused("{\"a\":{\"x\":\"", "\\u0000", "")).contains("not JSON: ");
    assertThat(refused("{\"" + "x".repeat(1_025), "x".repeat(1_025), "")).contains("not JSON: ");
    assertThat(refused("{\"" + "x".repeat(1_025) + "\":{", " ", ""))
        .contains("expected a key of at most 1024 characters");
  }

  @Test
  void numbersAreLimited() throws IOException {
    assertThat(refused("{\"a\":{\"shape\":[", "9", "")).contains("not JSON: ");
    assertThat(refused("{\"a\":{\"shape\":[" + "9".repeat(1_000) + ",", "9,", ""))
        .contains("expected an integer of 64 bits, found 999");
  }

  @Test
  void sizesAndTensorsAreCounted() throws IOException {
    assertThat(refused("{\"a\":{\"shape\":[", "1,", ""))
        .contains("expected at most 1048576 keys and values");
    assertThat(refused("{\"a\":{", "\"b\":0,", "")).contains("expected each key once");
    assertThat(refused("{\"a\":{\"x\":[", "0,", "")).contains("not JSON: the file ends");
  }

  @Test
  void tensorsAreCounted() throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; header.length() < HEADER_BYTES - 100; i++) {
      header.append(i == 0 ? "" : ",").append('"').append(i);
      header.append("\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}");
    }

    assertThat(refused(header + ",\"", "x", "\":{}}"))
        .contains("expected at most 1048576 keys and values");
  }

  /** {@code Aa} and {@code BB} have one hash. */
  @Test
  void namesOfOneHashTakeNoTime() throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < 1 << 16; i++) {
      header.append(i == 0 ? "" : ",").append('"');
      for (int bit = 0; bit < 16; bit++) {
        header.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      header.append("\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}");
    }
    byte[] bytes = header.append('}').toString().getBytes(UTF_8);
    Path file = SparseFile.writeRaw(folder.resolve("m.safetensors"), bytes.length, bytes, 0);
    long begun = System.nanoTime();

    assertThat(SafetensorsHeader.read(file).tensors()).hasSize(1 << 16);
    assertThat((System.nanoTime() - begun) / 1_000_000_000).isLessThan(SECONDS);
  }

  @Test
  void headersOfAFolderAreLimitedTogether() throws IOException {
    byte[] begin = "{}".getBytes(UTF_8);
    for (int i = 0; i < 5; i++) {
      SparseFile.writeRaw(folder.resolve(i + ".safetensors"), LARGEST, begin, LARGEST);
    }

    TensorDirectory found = TensorDirectory.read(folder);

    assertThat(found.problems().stream().map(TensorProblem::what).sorted().toList().get(4))
        .isEqualTo("the headers of this folder have more than 128 MiB together");
    assertThat(found.problems()).hasSize(5);
  }

  @Test
  void filesOfAFolderAreCounted() throws IOException {
    for (int i = 0; i < 4_097; i++) {
      Files.createFile(folder.resolve(i + ".safetensors"));
    }

    TensorDirectory found = TensorDirectory.read(folder);

    assertThat(found.problems()).hasSize(1);
    assertThat(found.problems().get(0).what()).isEqualTo("has more than 4096 safetensors files");
  }
}

package dev.moequant.interop.safetensors;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.tensors.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A header is read whole or refused, in words that say where. */
class SafetensorsHeaderTest {
  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("model.safetensors");
  }

  private SafetensorsException refused() {
    SafetensorsException thrown =
        assertThrows(SafetensorsException.class, () -> SafetensorsHeader.read(file));
    assertThat(thrown).hasMessageThat().isEqualTo(file + ": " + thrown.what());
    assertThat((Object) thrown.file()).isEqualTo(file);
    return thrown;
  }

  @Test
  void readsNamesDtypesAndShapes() throws IOException {
    long weights = 7168L * 2048;
    SafetensorsHeader header =
        SafetensorsHeader.read(
            new SparseFile()
                .metadata(Map.of("format", "pt"))
                .add("up_proj.weight", "F8_E4M3", 2048, 7168)
                .add("up_proj.weight_scale_inv", "F32", 16, 56)
                .add("scalar", "F32")
                .add("blocks", "F4", 3, 32)
                .write(file));

    assertThat((Object) header.file()).isEqualTo(file);
    assertThat(header.metadata()).containsExactly("format", "pt");
    assertThat(header.tensors().keySet())
        .containsExactly("up_proj.weight", "up_proj.weight_scale_inv", "scalar", "blocks")
        .inOrder();
    long data = Files.size(file) - weights - 4 * 16 * 56 - 4 - 48;
    Entry scales = header.find("up_proj.weight_scale_inv").orElseThrow();
    assertThat(scales)
        .isEqualTo(
            new Entry(
                "up_proj.weight_scale_inv",
                TensorType.F32,
                List.of(16L, 56L),
                data + weights,
                data + weights + 4 * 16 * 56,
                file));
    assertThat(scales.toString()).isEqualTo("F32 [16, 56]");
    assertThat(header.find("scalar").orElseThrow().shape()).isEmpty();
    assertThat(header.find("blocks").orElseThrow().bytes()).isEqualTo(48);
    assertThat(header.find("gate_proj.weight")).isEmpty();
    assertThat(header.toString()).isEqualTo(file + ": 4 tensors");
    assertThat(Entry.TENSORS.shape(scales)).isEqualTo(new long[] {16, 56});
    assertThat(Entry.TENSORS.dtype(scales)).isEqualTo(TensorType.F32);
  }

  /** A dtype of next year's is a dtype; only its size is not known. */
  @Test
  void dtypesAreOpen() throws IOException {
    new SparseFile().add("a", "F5_E2M2", 7, new long[] {3, 4}).add("b", "U8", 1).write(file);

    Entry entry = SafetensorsHeader.read(file).find("a").orElseThrow();

    assertThat(entry.dtype()).isEqualTo(TensorType.of("F5_E2M2"));
    assertThat(entry.shape()).containsExactly(3L, 4L).inOrder();
  }

  @Test
  void nothingCanBeChanged() throws IOException {
    new SparseFile().metadata(Map.of("a", "b")).add("a", "U8", 1).write(file);
    SafetensorsHeader header = SafetensorsHeader.read(file);

    assertThrows(UnsupportedOperationException.class, () -> header.tensors().clear());
    assertThrows(UnsupportedOperationException.class, () -> header.metadata().clear());
    assertThrows(
        UnsupportedOperationException.class,
        () -> header.tensors().values().iterator().next().shape().set(0, 2L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{\"a\":1} | line 1, column 6: key \"a\": expected an object, found 1",
        "{\"a\":{\"shape\":1}} | key \"a.shape\": expected a list, found 1",
        "{\"a\":{\"shape\":[1.5]}} | key \"a.shape[0]\": expected an integer, found 1.5",
        "{\"a\":{\"shape\":[2,-1]}} | key \"a.shape[1]\": expected a size of at least 0, found -1",
        "{\"a\":{\"dtype\":\" \"}} | key \"a.dtype\": expected the name of a dtype, found",
        "{\"a\":{\"shape\":[1],\"data_offsets\":[0,1]}} | key \"a\": the key \"dtype\" is missing",
        "{\"a\":{\"dtype\":\"U8\",\"data_offsets\":[0,1]}} | the key \"shape\" is missing",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1]}} | the key \"data_offsets\" is missing",
        "{\"a\":{\"data_offsets\":[0]}} | key \"a.data_offsets\": expected two offsets",
        "{\"a\":{\"data_offsets\":[0,1,2]}} | key \"a.data_offsets[2]\": expected two offsets, found 2",
        "{\"a\":{\"data_offsets\":[2,1]}} | expected an offset from 2 to 2, the end of the file, found 1",
        "{\"a\":{\"data_offsets\":[0,3]}} | expected an offset from 0 to 2, the end of the file, found 3",
        "{\"a\":{\"data_offsets\":[0,9223372036854775807]}} | expected an offset from 0 to 2, the end",
        "{\"a\":{\"data_offsets\":[0,92233720368547758070]}} | expected an integer of 64 bits, found",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,2]}} | column 2: key \"a\": U8 [1] takes 1 bytes; it has 2 bytes",
        "{\"a\":{\"dtype\":\"F4\",\"shape\":[3],\"data_offsets\":[0,2]}} | F4 [3] takes 12 bits, which are no whole bytes; it has 2 bytes",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,2]}} | takes more than any file has; it has 2 bytes",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}} | column 2: key \"a\": begins at byte 62; no tensor has those from 61",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}} | byte 62: the last tensor ends here; the file has 63 bytes",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},\"b\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[1,2]}} | column 54: key \"b\": begins at byte 114; \"a\" ends at 115",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[2,2]}} | column 54: key \"a\": expected each key once",
        "{\"__metadata__\":{},\"__metadata__\":{}} | key \"__metadata__\": expected each key once",
        "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}} | key \"__metadata__.a\": expected each key once",
        "{\"__metadata__\":{\"a\":1}} | key \"__metadata__.a\": expected a text, found 1",
        "{} {} | line 1, column 4: expected nothing behind the last brace, found an object",
        "{\"a\" | not JSON: the file ends",
      })
  void whatIsWrongIsSaid(String header, String expected) throws IOException {
    SparseFile.writeRaw(file, header, 2);

    SafetensorsException thrown = refused();

    assertThat(thrown.what()).contains(expected);
    if (thrown.what().startsWith("line ")) {
      assertThat(thrown.what())
          .startsWith("line " + thrown.line() + ", column " + thrown.column() + ": ");
    } else {
      assertThat(thrown.what()).startsWith("byte ");
      assertThat(thrown.line()).isAtLeast(0);
    }
  }

  @Test
  void aPlaceMayBeOnAnotherLine() throws IOException {
    SparseFile.writeRaw(file, "{\"a\":\n{\"dtype\":\n  7}}", 0);

    SafetensorsException thrown = refused();

    assertThat(thrown.line()).isEqualTo(3);
    assertThat(thrown.column()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, byte 8: the header does not begin with {",
    "0, 2, byte 8: the header does not begin with {",
    "1, 0, byte 0: a header of 1 bytes; the file has 8 in all",
    "-1, 9, byte 0: a header of 18446744073709551615 bytes; the format allows 100000000",
    "100000001, 100000001, byte 0: a header of 100000001 bytes; the format allows 100000000",
    "33554433, 40000000, has a header of 33554433 bytes; at most 32 MiB are read",
  })
  void theLengthIsLookedAtFirst(long length, long zeros, String expected) throws IOException {
    byte[] first = zeros > 2 ? new byte[] {'{'} : new byte[0];
    SparseFile.writeRaw(file, length, first, zeros);

    assertThat(refused().what()).isEqualTo(expected);
  }

  @Test
  void aFileOfAFewBytesIsNone() throws IOException {
    for (int bytes : new int[] {0, 1, 7}) {
      Files.write(file, new byte[bytes]);

      assertThat(refused().what())
          .isEqualTo("has " + bytes + " bytes; the length of the header alone takes 8");
    }
  }

  @Test
  void whatIsNoFileIsSaid() throws IOException, InterruptedException {
    assertThat(refused().what()).isEqualTo("cannot be read: NoSuchFileException");
    Files.createDirectory(file);
    assertThat(refused().what()).isEqualTo("is a folder, not a safetensors file");
    Files.delete(file);
    Path pipe = Path.of("/usr/bin/mkfifo");
    assumeTrue(Files.isExecutable(pipe));
    new ProcessBuilder(pipe.toString(), file.toString()).inheritIO().start().waitFor();
    assertThat(refused().what()).isEqualTo("is a device or a pipe, not a safetensors file");
  }

  @Test
  void whatGitHasElsewhereIsSaid() throws IOException {
    Files.writeString(
        file, "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 4976698672\n");

    assertThat(refused().what())
        .isEqualTo(
            "line 1, column 1: this is a Git LFS pointer, not a safetensors file: git lfs pull"
                + " fetches the file itself");
    assertThat(refused().line()).isEqualTo(1);
  }

  @Test
  void textThatIsNotUtf8IsSaidWithItsByte() throws IOException {
    byte[] header = "{\"a_b\":{}}".getBytes(UTF_8);
    header[3] = (byte) 0xff;
    SparseFile.writeRaw(file, header.length, header, 0);

    assertThat(refused().what()).isEqualTo("byte 11: not UTF-8 text");
  }

  /** The data is not looked at: a terabyte takes no time, and no room on the disk. */
  @Test
  void theSizeOfTheDataDoesNotMatter() throws IOException {
    new SparseFile().add("a", "BF16", 1 << 20, 1 << 19).write(file);

    assertThat(Files.size(file)).isGreaterThan(1L << 40);
    assertThat(SafetensorsHeader.read(file).find("a").orElseThrow().bytes()).isEqualTo(1L << 40);
  }

  @Test
  void thousandsOfShapesAreKeptApart() throws IOException {
    SparseFile sparse = new SparseFile();
    for (int i = 0; i < 3_000; i++) {
      sparse.add("t" + i, "U8", i % 7, i, 1 + i % 3);
    }
    sparse.write(file);

    SafetensorsHeader header = SafetensorsHeader.read(file);

    for (int i = 0; i < 3_000; i++) {
      assertWithMessage("%s", i)
          .that(header.find("t" + i).orElseThrow().shape())
          .containsExactly(i % 7L, (long) i, 1L + i % 3)
          .inOrder();
    }
  }

  @Test
  void anEntryHasItsBytesInOrder() {
    assertThrows(
        IllegalArgumentException.class, () -> new Entry("a", TensorType.U8, List.of(), 9, 8, file));
  }
}

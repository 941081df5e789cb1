package dev.moequant.samples.layers;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.samples.models.Layer;
import dev.moequant.samples.models.Tensor;
import dev.moequant.tensors.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The writer writes the format byte by byte; the reader reads it, and says what is no such file.
 */
final class SafetensorsTest {
  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("model.safetensors");
  }

  @Test
  void theHeaderComesFirstAndIsFilledUpWithSpaces() throws IOException {
    Tensor bytes =
        new Tensor("b", TensorType.U8, List.of(3), ByteBuffer.wrap(new byte[] {7, 8, 9}));

    SafetensorsWriter.write(file, Layer.of(List.of(Tensor.f32("a", 1f), bytes)));

    String header =
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[4,7]}}";
    assertThat(Files.readAllBytes(file))
        .isEqualTo(safetensors(header + " ".repeat(6), 0, 0, 0x80, 0x3f, 7, 8, 9));
    assertThat(header.length() + 6).isEqualTo(112);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    for (Layer layer : List.of(TinyLayers.fp8PerTensor(), TinyLayers.int4Groups(32))) {
      Files.deleteIfExists(file);
      SafetensorsWriter.write(file, layer);

      Layer read = TensorReader.read(file);

      assertThat(read).isEqualTo(layer);
      assertThat(read.tensors().keySet())
          .containsExactlyElementsIn(layer.tensors().keySet())
          .inOrder();
    }
  }

  @Test
  void anExistingFileIsKept() throws IOException {
    Files.writeString(file, "precious");

    assertThrows(
        FileAlreadyExistsException.class,
        () -> SafetensorsWriter.write(file, TinyLayers.fp8PerTensor()));

    assertThat(Files.readString(file)).isEqualTo("precious");
  }

  /** As others write it: metadata, tensors in another order than their data, no spaces. */
  @Test
  void filesOfOtherWritersAreRead() throws IOException {
    Files.write(
        file,
        safetensors(
            "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"b\":{\"shape\":[],\"data_offsets\":[2,6],\"dtype\":\"F32\"},"
                + "\"a\":{\"dtype\":\"BF16\",\"shape\":[1,1],\"data_offsets\":[0,2]}}",
            0x80,
            0x3f,
            0,
            0,
            0,
            0x40));

    Layer layer = TensorReader.read(file);

    assertThat(layer.tensors().keySet()).containsExactly("b", "a").inOrder();
    assertThat(layer.tensor("b").floats()).isEqualTo(new float[] {2f});
    assertThat(layer.tensor("a").toString()).isEqualTo("BF16 [1, 1]");
    assertThat(layer.tensor("a").data().getShort()).isEqualTo((short) 0x3f80);
  }

  /** What a header may say is tested where it is read; here, that it is said with the file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "[]                                                              | byte 8: the header does not begin with {",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[9],\"data_offsets\":[0,9]}} | the end of the file",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,2]}} | U8 [1] takes 1 bytes; it has 2 bytes",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}} | the last tensor ends here",
      })
  void whatIsNoSuchFileIsSaid(String header, String expected) throws IOException {
    assertRefused(safetensors(header, 1, 2), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]}}             | no sample has a tensor of F64",
        "{\"a\":{\"dtype\":\"NEW\",\"shape\":[1],\"data_offsets\":[0,8]}}            | no sample has a tensor of NEW",
        "{\"a\":{\"dtype\":\"NEW\",\"shape\":[4294967296],\"data_offsets\":[0,8]}}   | integer overflow",
      })
  void whatNoSampleHasIsSaid(String header, String expected) throws IOException {
    assertRefused(safetensors(header, 0, 0, 0, 0, 0, 0, 0, 0), expected);
  }

  private void assertRefused(byte[] content, String expected) throws IOException {
    Files.write(file, content);

    IOException thrown = assertThrows(IOException.class, () -> TensorReader.read(file));

    assertThat(thrown).hasMessageThat().startsWith(file + ": ");
    assertThat(thrown).hasMessageThat().contains(expected);
  }

  private static byte[] safetensors(String header, int... data) {
    byte[] json = header.getBytes(UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    for (int one : data) {
      bytes.put((byte) one);
    }
    return bytes.array();
  }
}

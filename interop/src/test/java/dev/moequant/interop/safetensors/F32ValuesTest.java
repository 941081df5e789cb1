package dev.moequant.interop.safetensors;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.tensors.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small scales are read, and nothing else. */
class F32ValuesTest {
  @TempDir private Path folder = Path.of("");

  private Entry write(String file, float... values) throws IOException {
    Path path =
        new SparseFile()
            .add("before", "U8", 1L << 33)
            .add("scale", "F32", values.length)
            .write(folder.resolve(file));
    Entry entry = SafetensorsHeader.read(path).find("scale").orElseThrow();
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(bytes, entry.begin());
    }
    return entry;
  }

  @Test
  void readsEachInTheOrderAsked() throws IOException {
    Entry one = write("1.safetensors", 1.5f);
    Entry two = write("2.safetensors", 2, 3, 4);

    List<float[]> values = F32Values.read(List.of(two, one, one, two));

    assertThat(values).hasSize(4);
    assertThat(values.get(0)).isEqualTo(new float[] {2, 3, 4});
    assertThat(values.get(1)).isEqualTo(new float[] {1.5f});
    assertThat(values.get(2)).isEqualTo(new float[] {1.5f});
    assertThat(values.get(3)).isEqualTo(new float[] {2, 3, 4});
    assertThat(F32Values.read(List.of())).isEmpty();
  }

  @Test
  void readsNoOtherTensors() throws IOException {
    Entry other = new Entry("w", TensorType.BF16, List.of(), 0, 2, folder);
    Entry large = new Entry("w", TensorType.F32, List.of(5_000L), 0, 20_000, folder);

    assertThat(assertThrows(IllegalArgumentException.class, () -> F32Values.read(List.of(other))))
        .hasMessageThat()
        .isEqualTo("w is BF16 [], not F32");
    assertThat(assertThrows(IllegalArgumentException.class, () -> F32Values.read(List.of(large))))
        .hasMessageThat()
        .isEqualTo("w is F32 [5000], no small scale");
  }

  @Test
  void aFileMayHaveChangedMeanwhile() throws IOException {
    Entry scale = write("1.safetensors", 1);
    Files.write(scale.file(), new byte[9]);

    SafetensorsException thrown =
        assertThrows(SafetensorsException.class, () -> F32Values.read(List.of(scale)));
    assertThat(thrown.what()).isEqualTo("ends before byte " + scale.end() + ", the end of scale");

    Files.delete(scale.file());
    assertThat(assertThrows(SafetensorsException.class, () -> F32Values.read(List.of(scale))))
        .hasMessageThat()
        .isEqualTo(scale.file() + ": cannot be read: NoSuchFileException");
  }
}

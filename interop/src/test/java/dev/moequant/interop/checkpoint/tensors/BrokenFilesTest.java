package dev.moequant.interop.checkpoint.tensors;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.tensors.Synthetic.Stored;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.interop.safetensors.SafetensorsIndex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read (711), and the one thing that is read of their data (718). */
class BrokenFilesTest {
  private static final Synthetic BLOCKS = Synthetics.of("@Fp8W8A8(blockShape = {128, 128})");
  private static final Synthetic NVFP4 = Synthetics.of("@Nvfp4W4A4");

  @TempDir private Path folder = Path.of("");

  @Test
  void aFileThatIsNoneIsSaidAtItsPlace() throws IOException {
    BLOCKS.read(folder, BLOCKS.all());
    Files.writeString(
        folder.resolve("other.safetensors"), "\24\0\0\0\0\0\0\0{\n  \"a\": [7]       }");

    List<Finding> findings = Checkpoint.read(folder).findings();

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).rule().code()).isEqualTo("MOEQ711");
    assertThat(((Place.InFile) findings.get(0).place()).file()).isEqualTo("other.safetensors");
    assertThat(((Place.InFile) findings.get(0).place()).line()).isEqualTo(2);
  }

  @Test
  void theSameMistakeInManyFilesIsOneFinding() throws IOException {
    BLOCKS.read(folder, BLOCKS.all());
    for (int i = 0; i < 9; i++) {
      Files.writeString(folder.resolve("x" + i + ".safetensors"), "none");
    }

    List<Finding> findings = Checkpoint.read(folder).findings();

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).text()).startsWith("x0.safetensors and 8 more files: ");
  }

  @Test
  void pointersOfGitAreSaidToBeThat() throws IOException {
    String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:%d\nsize 4976698672\n";
    BLOCKS.read(folder, Map.of());
    for (int i = 0; i < 3; i++) {
      Files.writeString(folder.resolve("x" + i + ".safetensors"), pointer.formatted(i));
    }

    List<Finding> findings = Checkpoint.read(folder).findings();

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message())
        .startsWith(
            "[MOEQ711] x0.safetensors and 2 more files: line 1, column 1: this is a Git LFS pointer,"
                + " not a safetensors file: git lfs pull fetches the file itself\n  help: run git lfs"
                + " pull in its folder, with Git LFS installed, or download the files\n");
  }

  @Test
  void whatIsInAFileThatCannotBeReadIsNotMissing() throws IOException {
    Map<String, Stored> headers = BLOCKS.all();
    headers.keySet().removeIf(name -> name.endsWith("1.up_proj.weight"));
    Files.writeString(folder.resolve("more.safetensors"), "none");

    assertThat(Synthetic.ids(BLOCKS.read(folder, headers))).containsExactly("MOEQ711");
  }

  @Test
  void anIndexThatIsNoneIsSaid() throws IOException {
    Files.writeString(folder.resolve(SafetensorsIndex.FILE_NAME), "[]", UTF_8);

    assertThat(Synthetic.ids(BLOCKS.read(folder, BLOCKS.all()))).containsExactly("MOEQ711");
  }

  @Test
  void aFileBesideTheIndexIsLeftOutAsVllmDoes() throws IOException {
    String name = BLOCKS.all().keySet().iterator().next();
    Files.writeString(
        folder.resolve(SafetensorsIndex.FILE_NAME),
        "{\"weight_map\": {\"" + name + "\": \"absent.safetensors\"}}",
        UTF_8);

    Checkpoint checkpoint = BLOCKS.read(folder, BLOCKS.all());

    assertThat(checkpoint.assumptions().toString())
        .contains("model.safetensors is not in model.safetensors.index.json");
    assertThat(Synthetic.ids(checkpoint)).containsExactly("MOEQ708");
  }

  @Test
  void globalScalesOfGateAndUpMayDiffer() throws IOException {
    Checkpoint checkpoint = NVFP4.read(folder, NVFP4.all());
    assertThat(checkpoint.tensors().orElseThrow().differentGlobalScales()).isEmpty();

    write(checkpoint, "model.layers.1.mlp.experts.0.up_proj.weight_scale_2", 0.5f);

    List<Finding> findings = checkpoint.tensors().orElseThrow().differentGlobalScales();
    assertThat(findings.stream().map(Finding::text).toList())
        .containsExactly(
            "model.layers.1.mlp.experts.0.gate_proj.weight_scale_2 is 0.0, but"
                + " model.layers.1.mlp.experts.0.up_proj.weight_scale_2 is 0.5: vLLM takes one of"
                + " them for both");
    assertThat(findings.get(0).rule().code()).isEqualTo("MOEQ718");
  }

  private static void write(Checkpoint checkpoint, String name, float value) throws IOException {
    Entry entry = checkpoint.tensors().orElseThrow().directory().find(name).orElseThrow();
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(0, value);
    try (FileChannel channel = FileChannel.open(entry.file(), StandardOpenOption.WRITE)) {
      channel.write(bytes, entry.begin());
    }
  }
}

package dev.moequant.interop;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.scheme.VllmRevision.NEWEST;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.layer.Accelerator;
import dev.moequant.layer.MoEEnvironment;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tuning.DefaultKernelConfigs;
import dev.moequant.tuning.KernelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TunedConfigsTest {
  private static final String NAME = "E=8,N=512,device_name=GPU_X.json";
  private static final List<Integer> W2 = List.of(8, 4096, 512);

  @TempDir private Path folder = Path.of("");

  private Optional<TunedConfigs> load(Path... folders) throws IOException {
    return TunedConfigs.load(NEWEST, List.of(folders), 8, 512, "GPU X", null, null);
  }

  private TunedConfigs written(String json) throws IOException {
    Files.writeString(folder.resolve(NAME), json);
    return load(folder).orElseThrow();
  }

  @Test
  void theNearestRowIsTakenAndTiesGoToTheFirstInTheFile() throws IOException {
    TunedConfigs configs =
        written(
            "{\"triton_version\": \"3\", \"64\": {\"BLOCK_SIZE_M\": 64}, \"32\": {}, \"1\": {}}");
    assertThat(configs.rows().keySet()).containsExactly(64, 32, 1).inOrder();
    assertThat(configs.nearest(48)).hasValue(64);
    assertThat(configs.nearest(47)).hasValue(32);
    assertThat(configs.nearest(Integer.MIN_VALUE)).hasValue(1);
    KernelConfig row = configs.pick(100).orElseThrow();
    assertThat(row.blockSizeM()).isEqualTo(64);
    assertThat(assertThrows(NoSuchElementException.class, row::numWarps))
        .hasMessageThat()
        .isEqualTo("the kernel config has no number num_warps, it has {BLOCK_SIZE_M=64}");
    assertThat(written("{}").pick(1)).isEmpty();
  }

  @Test
  void theUsersFolderComesFirstAndNoFileIsNoError() throws IOException {
    Path user = Files.createDirectory(folder.resolve("user"));
    Files.writeString(user.resolve(NAME), "{\"1\": {\"BLOCK_SIZE_M\": 16}}");
    written("{\"1\": {\"BLOCK_SIZE_M\": 32}}");
    assertThat(load(user, folder).orElseThrow().file()).isEqualTo(user.resolve(NAME));
    assertThat(load(folder.resolve("nowhere"))).isEmpty();
  }

  @Test
  void theEnvironmentNamesTheUsersFolder() throws IOException {
    written("{\"1\": {\"BLOCK_SIZE_M\": 77}}");
    MoEEnvironment environment =
        MoEEnvironment.of(NEWEST, Map.of("VLLM_TUNED_CONFIG_FOLDER", folder.toString()));
    KernelConfigs kernels =
        KernelConfigs.of(environment, List.of(Path.of("nowhere")), "GPU X", Accelerator.CUDA);
    assertThat(kernels.optimal(W2, 2, null, 1, null).blockSizeM()).isEqualTo(77);
  }

  @Test
  void withoutAFileTheDefaultHolds() throws IOException {
    KernelConfigs kernels = new KernelConfigs(NEWEST, List.of(folder), "GPU X", Accelerator.ROCM);
    KernelConfig config = kernels.optimal(W2, 2, "fp8_w8a8", 16, List.of(128, 128));
    assertThat(config.numStages()).isEqualTo(2);
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> kernels.optimal(W2, 2, "fp8_w8a8", 16, List.of()));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo("block_shape [] has no element 0, block_n and block_k are two");
  }

  @Test
  void aRevisionHasItsOwnNamesAndItsOwnDefaults() throws IOException {
    Files.writeString(
        folder.resolve("E=8,N=512,device_name=NVIDIA_H200.json"),
        "{\"1\": {\"BLOCK_SIZE_M\": 77}}");
    assertThat(ofH200Nvl(V2026_07).optimal(W2, 2, null, 1, null).blockSizeM()).isEqualTo(77);
    assertThat(ofH200Nvl(V2025_10).tuned(W2, null, null)).isEmpty();
    assertThat(ofH200Nvl(V2025_10).optimal(W2, 2, null, 1, null).blockSizeN()).isEqualTo(32);
    assertThat(ofH200Nvl(V2026_07).optimal(W2, 2, "fp8_w8a8", 1, null).blockSizeN()).isEqualTo(64);
  }

  private KernelConfigs ofH200Nvl(VllmRevision revision) {
    return new KernelConfigs(revision, List.of(folder), "NVIDIA H200 NVL", Accelerator.CUDA);
  }

  @Test
  void whatMustNotDependOnTheBatchHasNoTunedFile() throws IOException {
    written("{\"1\": {\"BLOCK_SIZE_M\": 77}}");
    MoEEnvironment environment = MoEEnvironment.of(V2026_07, Map.of("VLLM_BATCH_INVARIANT", "1"));
    KernelConfigs kernels =
        KernelConfigs.of(environment, List.of(folder), "GPU X", Accelerator.CUDA);
    assertThat(kernels.tuned(W2, null, null)).isEmpty();
    assertThat(kernels.optimal(W2, 2, null, 1, null))
        .isEqualTo(DefaultKernelConfigs.batchInvariant());
    assertThat(kernels.withBatchInvariant(false).tuned(W2, null, null)).isPresent();
    KernelConfigs seed =
        new KernelConfigs(V2025_10, List.of(folder), "GPU X", Accelerator.CUDA)
            .withBatchInvariant(true);
    assertThat(seed.optimal(W2, 2, null, 1, null).blockSizeM()).isEqualTo(77);
    assertThrows(IllegalArgumentException.class, () -> kernels.tuned(W2, null, List.of(128)));
  }

  @Test
  void anOverrideIsTakenForEveryLayer() throws IOException {
    written("{\"1\": {\"BLOCK_SIZE_M\": 77}}");
    KernelConfig override = new KernelConfig(Map.of("BLOCK_SIZE_M", 17));
    KernelConfigs kernels =
        new KernelConfigs(NEWEST, List.of(folder), "GPU X", Accelerator.CUDA)
            .withBatchInvariant(true)
            .withOverrideConfig(override);
    assertThat(kernels.optimal(W2, 2, null, 1, null)).isEqualTo(override);
    KernelConfigs none =
        kernels.withBatchInvariant(false).withOverrideConfig(new KernelConfig(Map.of()));
    assertThat(none.optimal(W2, 2, null, 1, null).blockSizeM()).isEqualTo(77);
  }

  @Test
  void sizesAreThree() {
    KernelConfigs kernels = new KernelConfigs(NEWEST, List.of(folder), "GPU X", Accelerator.CUDA);
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> kernels.tuned(List.of(8, 512), null, null));
    assertThat(thrown).hasMessageThat().isEqualTo("w2_shape [8, 512] is not [E, H, I]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | is empty, expected an object with a row for each number of tokens",
        "[1] | line 1, column 1: expected an object with a row for each number of tokens, found [",
        "{\"x\": {}} | line 1, column 2: key \"x\": expected a number of tokens as the key of a"
            + " row, found x",
        "{\"1\": 5} | line 1, column 7: key \"1\": expected an object with kernel settings, found 5",
        "{\"1\": {\"BLOCK_SIZE_M\": 1.5}} | line 1, column 24: key \"1.BLOCK_SIZE_M\": expected an"
            + " integer, found 1.5",
        "{\"1\": {\"BLOCK_SIZE_M\": 4294967296}} | line 1, column 24: key \"1.BLOCK_SIZE_M\":"
            + " expected an integer of 32 bits, found 4294967296",
        "{\"1\": {\"BLOCK_SIZE_M\": null}} | line 1, column 24: key \"1.BLOCK_SIZE_M\": expected an"
            + " integer, found null",
        "{\"1\": {}, \"01\": {}} | line 1, column 11: key \"01\": expected one row for each number of"
            + " tokens, found 01",
        "{\"1\": {}, \"1\": {}} | line 1, column 11: key \"1\": expected one row for each number of"
            + " tokens, found 1",
        "{\"1\": {\"a\": 1, \"a\": 2}} | line 1, column 16: key \"1.a\": expected each setting once,"
            + " found a",
        "{\"1\": {\"a\": 99999999999999999999999}} | line 1, column 13: key \"1.a\": expected an integer"
            + " of 32 bits, found 99999999999999999999999",
        "{} {} | line 1, column 4: expected nothing behind the last brace, found {",
      })
  void aBadFileIsNamedWithLineColumnAndKey(String json, String message) throws IOException {
    assertThat(assertThrows(TunedConfigException.class, () -> written(json)))
        .hasMessageThat()
        .isEqualTo(folder.resolve(NAME) + ": " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"1\": {\"BLOCK_SIZE_M\": 1 | line 1, column 25: key \"1.BLOCK_SIZE_M\": not JSON: the file"
            + " ends before the object that begins at line 1, column 7 is closed",
        "{\"1\": {\"X\": \"\\q\"}} | line 1, column 15: key \"1.X\": not JSON: a text has \\q,"
            + " which is nothing in JSON",
        "{\"1\": \"\\q\"} | line 1, column 9: key \"1\": not JSON: a text has \\q, which is nothing in"
            + " JSON",
      })
  void whatIsNotJsonIsSaidSo(String json, String message) {
    assertThat(assertThrows(TunedConfigException.class, () -> written(json)))
        .hasMessageThat()
        .isEqualTo(folder.resolve(NAME) + ": " + message);
  }

  @Test
  void whatIsNotTextIsSaidSo() throws IOException {
    Files.write(folder.resolve(NAME), new byte[] {'{', '\n', '"', '1', (byte) 0xff, '}'});
    assertThat(assertThrows(TunedConfigException.class, () -> load(folder)))
        .hasMessageThat()
        .isEqualTo(folder.resolve(NAME) + ": line 2, column 3: not UTF-8 text");
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Files.createDirectory(folder.resolve(NAME));
    assertThat(assertThrows(TunedConfigException.class, () -> load(folder)))
        .hasMessageThat()
        .isEqualTo(folder.resolve(NAME) + ": is a folder, not a tuned file");
  }
}

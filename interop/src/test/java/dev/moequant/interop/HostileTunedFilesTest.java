package dev.moequant.interop;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.moequant.scheme.VllmRevision.NEWEST;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.moequant.interop.json.FileText;
import dev.moequant.layer.Accelerator;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.seeded.Seeded;
import dev.moequant.tuning.KernelConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a tuned file, or in its place: its rows, or one short exception that names it. */
class HostileTunedFilesTest {
  private static final String NAME = "E=8,N=512,device_name=GPU_X.json";
  private static final int MOST_CHARACTERS = 500;

  private static final List<String> FILES =
      List.of(
          "{}",
          "{\"1\": {\"BLOCK_SIZE_M\": 16, \"num_warps\": 4}}",
          """
          {
            "triton_version": "3.4.0",
            "1": {"BLOCK_SIZE_M": 16, "BLOCK_SIZE_N": 64, "note": "schnell \\u00fc ü \\"x\\""},
            "64": {"BLOCK_SIZE_M": 64, "BLOCK_SIZE_N": -128}
          }
          """,
          "{\"triton_version\": {\"a\": [1, 2.5e3, [true, null]]}, \"-1\": {}, \"0\": {}}",
          rows(18));

  /** What is put somewhere: tokens, and things that a parser may stumble over. */
  private static final List<String> INSERTED =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          "\\q",
          "\\u",
          "\\ud800",
          "null",
          "true",
          "-",
          "1e999",
          "NaN",
          "0",
          "00",
          "1",
          "\"1\": {}",
          "/*",
          "#",
          "\n",
          "\r",
          "\t",
          "\u0000",
          "\u001b[2J",
          "\u00ff",
          "\u00ef\u00bb\u00bf",
          "\u00e2\u0080\u00a8",
          "\u00ed\u00a0\u0080");

  @TempDir private Path folder = Path.of("");

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"" + (1 << Math.min(i, 20)) + i + "\": {\"BLOCK_SIZE_M\": " + i + "}")
        .collect(Collectors.joining(",\n", "{", "}"));
  }

  private TunedConfigs read(byte[] content) throws IOException {
    Files.write(folder.resolve(NAME), content);
    return load();
  }

  private TunedConfigs load() throws TunedConfigException {
    return TunedConfigs.load(NEWEST, List.of(folder), 8, 512, "GPU X", null, null).orElseThrow();
  }

  private void assertNamesTheFile(TunedConfigException thrown) {
    String message = String.valueOf(thrown.getMessage());
    assertThat(message).startsWith(folder.resolve(NAME) + ": ");
    assertThat(message.length()).isLessThan(MOST_CHARACTERS);
    assertWithMessage("%s", message).that(message.lines().count()).isEqualTo(1);
    assertWithMessage("%s", message)
        .that(message.chars().filter(c -> c < ' ').count())
        .isEqualTo(0);
  }

  private void assertRefused(String content, String message) {
    TunedConfigException thrown =
        assertThrows(TunedConfigException.class, () -> read(content.getBytes(UTF_8)));
    assertNamesTheFile(thrown);
    assertThat(thrown).hasMessageThat().isEqualTo(folder.resolve(NAME) + ": " + message);
  }

  @Test
  void aBrokenFileIsReadOrRefusedAndNothingElse() {
    Map<String, Integer> outcomes = new TreeMap<>();
    Seeded.tries(
        20_000,
        seeded -> {
          byte[] content = mutated(seeded);
          try {
            int rows = read(content).rows().size();
            assertThat(rows).isAtMost(TunedConfigReader.MOST_ROWS);
            outcomes.merge("read", 1, Integer::sum);
          } catch (TunedConfigException e) {
            assertNamesTheFile(e);
            outcomes.merge("refused", 1, Integer::sum);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    assertThat(outcomes.get("read")).isAtLeast(1_000);
    assertThat(outcomes.get("refused")).isAtLeast(5_000);
  }

  private static byte[] mutated(Seeded seeded) {
    String text = new String(seeded.oneOf(FILES).getBytes(UTF_8), ISO_8859_1);
    int mutations = seeded.between(1, 4);
    for (int i = 0; i < mutations; i++) {
      int at = seeded.between(0, text.length());
      int to = seeded.between(at, text.length());
      String head = text.substring(0, at);
      String tail = text.substring(at);
      text =
          switch (seeded.between(0, 7)) {
            case 0 -> head + seeded.oneOf(INSERTED) + tail;
            case 1 -> head + text.substring(to);
            case 2 -> head;
            case 3 -> text.substring(0, to) + tail;
            case 4 ->
                head
                    + (char) seeded.between(0, 255)
                    + text.substring(Math.min(at + 1, text.length()));
            case 5 -> head + "[".repeat(seeded.between(1, 3_000)) + tail;
            case 6 -> head + "7".repeat(seeded.between(1, 60_000)) + tail;
            default -> head + seeded.oneOf(INSERTED).repeat(seeded.between(1, 2_000)) + tail;
          };
    }
    return text.getBytes(ISO_8859_1);
  }

  @Test
  void limitsAreSaidWithTheirPlace() {
    String key = "7".repeat(51_000);
    assertRefused(
        "{\"" + key + "\": {}}",
        "line 1, column 2: key \""
            + "7".repeat(80)
            + "... (51000 characters)\": expected a key of at"
            + " most 200 characters, found "
            + "7".repeat(80)
            + "... (51000 characters)");
    assertRefused(
        "{\"triton_version\": " + "[".repeat(2_000),
        "line 1, column 36: key \"triton_version\": expected at most 16 levels of lists and objects,"
            + " found [");
    assertRefused(
        "{\"1\": {\"X\": " + key + "}}",
        "line 1, column 13: key \"1.X\": expected an integer of 32 bits, found "
            + "7".repeat(80)
            + "... (51000 characters)");
    assertRefused(
        "{\"1\": {\"X\": \"" + "x".repeat(201) + "\"}}",
        "line 1, column 13: key \"1.X\": expected at most 200 characters, found "
            + "x".repeat(80)
            + "... (201 characters)");
    assertRefused(
        rows(1_001),
        "line 1001, column 1: key \"10485761000\": expected a number of tokens as the"
            + " key of a row, found 10485761000");
  }

  @Test
  void thereAreAtMostAThousandRowsOfAHundredSettings() throws IOException {
    String rows =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "\"" + i + "\": {}")
            .collect(Collectors.joining(", "));
    assertThat(read(("{" + rows + "}").getBytes(UTF_8)).rows()).hasSize(1_000);
    TunedConfigException tooMany =
        assertThrows(
            TunedConfigException.class, () -> read(("{" + rows + ", \"-1\": {}}").getBytes(UTF_8)));
    assertThat(tooMany).hasMessageThat().endsWith("expected at most 1000 rows, found -1");
    String settings =
        IntStream.range(0, 101).mapToObj(i -> "\"" + i + "\": 1").collect(Collectors.joining(", "));
    TunedConfigException tooFull =
        assertThrows(
            TunedConfigException.class,
            () -> read(("{\"1\": {" + settings + "}}").getBytes(UTF_8)));
    assertThat(tooFull).hasMessageThat().endsWith("expected at most 100 settings, found 100");
  }

  @Test
  void whatARowHasNotIsSaidInShort() throws IOException {
    String settings =
        IntStream.range(0, 100)
            .mapToObj(i -> "\"" + "x".repeat(190) + i + "\": 1")
            .collect(Collectors.joining(", "));
    KernelConfig row = read(("{\"1\": {" + settings + "}}").getBytes(UTF_8)).pick(1).orElseThrow();
    NoSuchElementException thrown = assertThrows(NoSuchElementException.class, row::numWarps);
    assertThat(thrown)
        .hasMessageThat()
        .startsWith("the kernel config has no number num_warps, it ");
    assertThat(String.valueOf(thrown.getMessage()).length()).isLessThan(MOST_CHARACTERS);
  }

  @Test
  void rowsOfNoTokensAreRowsAsInVllm() throws IOException {
    TunedConfigs configs =
        read("{\"-4\": {\"a\": 1}, \"0\": {\"a\": 2}, \"8\": {\"a\": 3}}".getBytes(UTF_8));
    assertThat(configs.rows().keySet()).containsExactly(-4, 0, 8).inOrder();
    assertThat(configs.nearest(1)).hasValue(0);
    assertThat(configs.nearest(4)).hasValue(0);
    assertThat(configs.nearest(5)).hasValue(8);
  }

  @Test
  void aFileLargerThanAnyTunedFileIsNotReadToItsEnd() throws IOException {
    byte[] most = new byte[FileText.MOST_BYTES];
    Arrays.fill(most, (byte) ' ');
    most[0] = '{';
    most[most.length - 1] = '}';
    assertThat(read(most).rows()).isEmpty();
    assertRefused(
        "{}" + " ".repeat(FileText.MOST_BYTES - 1),
        "has more than 1048576 bytes; a tuned file has some 20 thousand");
    // Five million digits as a key are not quoted.
    assertRefused(
        "{\"" + "7".repeat(5_000_000) + "\": {}}",
        "has more than 1048576 bytes; a tuned file has some 20 thousand");
  }

  @Test
  void aDeviceIsNotRead() throws IOException {
    Path zero = Path.of("/dev/zero");
    assumeTrue(Files.exists(zero), "there is no /dev/zero here");
    Path link = Files.createSymbolicLink(folder.resolve(NAME), zero);
    TunedConfigException thrown = assertThrows(TunedConfigException.class, this::load);
    Files.delete(link); // or JUnit warns of it
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(link + ": is a device or a pipe, not a tuned file");
  }

  @Test
  void aLinkToATunedFileIsOne() throws IOException {
    Path real = Files.writeString(folder.resolve("real.json"), "{\"1\": {}}");
    try {
      Files.createSymbolicLink(folder.resolve(NAME), real);
    } catch (UnsupportedOperationException | IOException e) {
      assumeTrue(false, "no links here: " + e);
    }
    assertThat(load().rows()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../secret", "/../../secret", "a/../../../secret", "a/.."})
  void aNameThatLeavesTheFolderIsRefused(String name) throws IOException {
    Files.writeString(folder.resolve("secret.json"), "{\"1\": {}}");
    Path tuned = Files.createDirectories(folder.resolve("tuned"));
    Files.createDirectories(tuned.resolve("E=8,N=512,device_name="));
    Files.createDirectories(tuned.resolve("E=8,N=512,device_name=.."));
    List<Path> folders = List.of(tuned);
    String file = "E=8,N=512,device_name=" + name;
    assertThat(
            assertThrows(
                TunedConfigException.class,
                () -> TunedConfigs.load(V2025_10, folders, 8, 512, name + "/x", null, null)))
        .hasMessageThat()
        .isEqualTo(
            tuned
                + ": the tuned file "
                + file
                + "/x.json would be outside: give device name and dtype without \"..\" between"
                + " slashes");
    assertThat(TunedConfigs.load(NEWEST, folders, 8, 512, name + "/x", null, null)).isEmpty();
    for (VllmRevision revision : VllmRevision.values()) {
      KernelConfigs kernels = new KernelConfigs(revision, folders, "GPU X", Accelerator.CUDA);
      assertThat(
              assertThrows(
                  TunedConfigException.class,
                  () -> kernels.optimal(List.of(8, 4096, 512), 2, name + "/x", 1, null)))
          .hasMessageThat()
          .contains(" would be outside: ");
    }
  }

  /** A device of the vectors: its file, if there were one, was in a folder of its own in 2025. */
  @Test
  void aSlashAloneLeavesNothing() throws IOException {
    String name = "NVIDIA RTX PRO 6000/Blackwell";
    assertThat(TunedConfigs.load(V2025_10, List.of(folder), 8, 512, name, null, null)).isEmpty();
    Path own = Files.createDirectories(folder.resolve("E=8,N=512,device_name=NVIDIA_RTX_PRO_6000"));
    Files.writeString(own.resolve("Blackwell.json"), "{\"1\": {}}");
    assertThat(TunedConfigs.load(V2025_10, List.of(folder), 8, 512, name, null, null)).isPresent();
  }

  @Test
  void aNameThatNoFileCanHaveIsRefused() {
    TunedConfigException thrown =
        assertThrows(
            TunedConfigException.class,
            () ->
                TunedConfigs.load(
                    NEWEST,
                    List.of(folder),
                    8,
                    512,
                    "G\u0000" + "U".repeat(5_000_000),
                    null,
                    null));
    assertThat(thrown)
        .hasMessageThat()
        .startsWith(folder + ": has no file named E=8,N=512,device_name=G\\u0000UU");
    assertThat(String.valueOf(thrown.getMessage()).length()).isLessThan(MOST_CHARACTERS);
  }
}

package dev.moequant.interop.huggingface;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a file is never thrown. */
class ModelFilesTest {
  @TempDir Path folder;

  private Finding refused(byte[] bytes) throws IOException {
    Files.write(folder.resolve("config.json"), bytes);
    ModelFiles files = ModelFiles.read(folder);
    assertThat(files.config()).isEmpty();
    assertThat(files.findings()).hasSize(1);
    return files.findings().get(0);
  }

  private Finding refused(String text) throws IOException {
    return refused(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{; line 1, column 2: not JSON",
        "[]; line 1, column 1: expected an object, found a list",
        "{} {}; line 1, column 4: expected nothing behind the last brace",
        "{\"a\": 1, \"a\": 2}; key \"a\": expected each key once",
        "{\"a\": {\"b\": [1, ]}}; line 1, column 17",
        "{\"a\": 01}; line 1, column 8: not JSON"
      })
  void whatIsNotJsonIsRefusedWithItsPlace(String text, String said) throws IOException {
    Finding finding = refused(text);
    assertThat(finding.rule().code()).isEqualTo("MOEQ702");
    assertThat(finding.text()).contains(said);
  }

  @Test
  void hostileFilesAreRefusedInBoundedTime() throws IOException {
    assertThat(refused("").text()).isEqualTo("config.json, line 1, column 1: is empty");
    assertThat(refused("{\"a\":".repeat(5_000)).text()).contains("at most 64 levels");
    assertThat(refused("{\"a\":" + "[".repeat(5_000)).text()).contains("at most 64 levels");
    assertThat(refused("{\"" + "k".repeat(3_000) + "\": 1}").text()).contains("2000 characters");
    assertThat(refused("{\"a\": [" + "0,".repeat(1_000_001) + "0]}").text())
        .contains("at most 1000000 keys and values");
    Finding large = refused(new byte[(16 << 20) + 1]);
    assertThat(large.rule().code()).isEqualTo("MOEQ701");
    assertThat(large.text())
        .isEqualTo("config.json has more than 16777216 bytes; a config has some 50 thousand");
  }

  @Test
  void whatIsNoTextOfJsonIsSaidWithOnePlace() throws IOException {
    assertThat(refused(new byte[] {'{', '\n', ' ', (byte) 0xff, '}'}).text())
        .isEqualTo("config.json, line 2, column 2: not UTF-8 text");
    assertThat(refused("\uFEFF{}").text())
        .isEqualTo(
            "config.json, line 1, column 1: not JSON: a byte order mark (BOM), which Python's json"
                + " module does not take");
    Finding pointer =
        refused(
            "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d2"
                + "2eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n");
    assertThat(pointer.rule().code()).isEqualTo("MOEQ702");
    assertThat(pointer.text())
        .isEqualTo(
            "config.json, line 1, column 1: this is a Git LFS pointer, not a config: git lfs pull"
                + " fetches the file itself");
  }

  @Test
  void aFolderIsNoConfig() throws IOException {
    Files.createDirectory(folder.resolve("config.json"));
    assertThat(ModelFiles.read(folder).findings().toString())
        .startsWith("[[MOEQ701] config.json is a folder, not a config");
  }

  @Test
  void numbersOfAnySizeAreTaken() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        "{\"a\": Infinity, \"b\": NaN, \"c\": 1e400, \"d\": " + "9".repeat(400) + ", \"e\": null}");
    ConfigValue config = ModelFiles.read(folder).config().orElseThrow();
    assertThat(config.integer("a").isPresent()).isFalse();
    assertThat(config.integer("d").isPresent()).isFalse();
    assertThat(config.find("e")).isEmpty();
    assertThat(config.find("b").orElseThrow().place())
        .isEqualTo(new Place.InFile("config.json", "b", 1, 22));
  }

  @Test
  void aLinkMayNotLeadOutOfTheRoot() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Path outside = Files.writeString(folder.resolve("outside.json"), "{}");
    Files.createSymbolicLink(root.resolve("config.json"), outside);
    assertThat(ModelFiles.read(root, root).findings().get(0).text()).contains("is outside of");
    assertThat(ModelFiles.read(root).findings()).isEmpty();
    assertThat(ModelFiles.read(root.resolve("../outside.json"), root).findings().toString())
        .contains("MOEQ701");
  }
}

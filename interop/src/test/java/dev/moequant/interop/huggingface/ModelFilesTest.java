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
        "[]; line 1, column 1: expected an object, found [",
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
    assertThat(refused("").text()).contains("the file is empty");
    assertThat(refused(new byte[] {'{', (byte) 0xff, '}'}).text()).contains("not UTF-8");
    assertThat(refused("{\"a\":".repeat(5_000)).text()).contains("at most 64 levels");
    assertThat(refused("{\"a\":" + "[".repeat(5_000)).text()).contains("at most 64 levels");
    assertThat(refused("{\"" + "k".repeat(3_000) + "\": 1}").text()).contains("2000 characters");
    assertThat(refused("{\"a\": [" + "0,".repeat(1_000_001) + "0]}").text())
        .contains("at most 1000000 values");
    Finding large = refused(new byte[(16 << 20) + 1]);
    assertThat(large.rule().code()).isEqualTo("MOEQ701");
    assertThat(large.text()).contains("too large");
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

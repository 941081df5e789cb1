package dev.moequant.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.cli.output.Colors;
import dev.moequant.cli.output.ServeFlag;
import dev.moequant.cli.output.Terminal;
import dev.moequant.testing.Goldens;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CheckCommandTest {
  private static final String QWEN = "qwen3-30b-fp8";

  private static Run check(int width, String checkpoint, String... options) {
    List<String> arguments = new ArrayList<>(List.of("check", Checkpoints.named(checkpoint)));
    arguments.addAll(List.of(options));
    Run run = Run.of(width, Colors.OFF, arguments.toArray(String[]::new));
    return new Run(
        run.status(), Checkpoints.withoutFolder(run.out()), Checkpoints.withoutFolder(run.err()));
  }

  private static Run check(String checkpoint, String... options) {
    return check(Terminal.UNLIMITED, checkpoint, options);
  }

  /** Each line: the golden file, the exit code, then the command line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sizes; 0; qwen3-30b-fp8",
        "sizes-on-named-gpus; 0; mixtral --gpu H200,MI355X --vllm 2026-07",
        "runs; 0; qwen3-30b-fp8 --tp 2 --gpu H100",
        "runs-on-no-named-gpu; 0; mixtral --tp 8 --ep",
        "runs-not; 1; qwen3-30b-fp8 --tp 4 --gpu L40S",
        "asks-for-a-kernel; 1; qwen3-30b-fp8 --tp 2 --gpu A100 --kernel deep_gemm",
        "other-method; 1; qwen3-30b-fp8 --tp 1 --quantization awq",
        "wrong-scheme; 1; blocks-of-one",
        "headers; 1; with-headers --tp 1 --gpu H100",
        "cut-off; 2; cut-off",
        "dense; 2; dense",
      })
  void whatIsSaid(String golden, int status, String line) {
    String[] words = line.split(" ");
    Run run = check(100, words[0], List.of(words).subList(1, words.length).toArray(String[]::new));

    Goldens.assertMatches("golden/check-" + golden + ".txt", run.transcript());
    assertThat(run.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qwen3-30b-fp8",
        "qwen3-30b-fp8 --tp 2 --gpu H100,MI300X",
        "qwen3-30b-fp8 --tp 4",
        "mixtral --tp 2 --dp 2 --ep --max-model-len 4096",
        "mixtral --vllm 2025-10 --tp 2",
        "blocks-of-one",
        "cut-off",
        "dense",
        "nowhere",
      })
  void jsonAndSarifAreThoseOfTheirSchemas(String line) {
    String[] words = line.split(" ");
    List<String> options = new ArrayList<>(List.of(words).subList(1, words.length));
    options.add("--format");
    options.add("json");
    Run json = check(words[0], options.toArray(String[]::new));
    options.set(options.size() - 1, "sarif");
    Run sarif = check(words[0], options.toArray(String[]::new));

    Schemas.assertValid(Schemas.OF_CHECK, json.out());
    Schemas.assertValid(Schemas.OF_SARIF, sarif.out());
    assertThat(sarif.status()).isEqualTo(json.status());
    assertThat(json.err()).isEmpty();
  }

  @Test
  void whatIsNotThereIsSaidWithItsPath() {
    Run run = check("nowhere");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("error[MOEQ701]: nowhere is not there");
    assertThat(run.out()).contains("\n  --> checkpoints/nowhere:1:1\n");
  }

  @Test
  void jsonSaysWhatItIsAndWhatIsWrong() {
    Run run = check(QWEN, "--tp", "4", "--format", "json");
    JsonNode checkpoint = Schemas.tree(run.out()).get("checkpoints").get(0);

    assertThat(checkpoint.at("/experts/0/scheme").asText())
        .isEqualTo("@Fp8W8A8(blockShape = {128, 128})");
    assertThat(checkpoint.at("/experts/0/layers").size()).isEqualTo(48);
    assertThat(checkpoint.at("/layer/intermediateSize").asInt()).isEqualTo(768);
    assertThat(checkpoint.at("/findings/0/id").asText()).isEqualTo("MOEQ403");
    assertThat(checkpoint.at("/findings/0/member").asText()).isEqualTo("tp");
    assertThat(checkpoint.at("/findings/0/flag").asText()).isEqualTo("--tp");
    assertThat(checkpoint.at("/deployments")).isEmpty();
  }

  @Test
  void sarifNamesRulesAndPlaces() {
    Run run = check("blocks-of-one", "--format", "sarif");
    JsonNode sarif = Schemas.tree(run.out()).at("/runs/0");
    JsonNode result = sarif.at("/results/0");

    assertThat(result.get("ruleId").asText()).isEqualTo("MOEQ101");
    assertThat(sarif.at("/tool/driver/rules/0/shortDescription/text").asText())
        .isEqualTo("a block shape that is not a pair");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("checkpoints/blocks-of-one/config.json");
    assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(16);
    assertThat(result.at("/locations/0/logicalLocations/0/name").asText()).isEqualTo("blockShape");
  }

  @Test
  void sarifNamesTheFlagOfADeployment() {
    Run run = check(QWEN, "--tp", "4", "--format", "sarif");
    JsonNode result = Schemas.tree(run.out()).at("/runs/0/results/0");

    assertThat(result.at("/locations/0/logicalLocations/0/name").asText()).isEqualTo("tp");
    assertThat(result.at("/properties/flag").asText()).isEqualTo("--tp");
  }

  /** Each is an option of the command, and stands in its page. */
  @Test
  void everyMemberOfADeploymentHasAFlag() throws IOException {
    CommandSpec options =
        new CommandLine(new CheckCommand(Run.nowhere(), new VllmFlags())).getCommandSpec();
    String page = Files.readString(Path.of(System.getProperty("basedir", ""), "../docs/cli.md"));

    for (Method member : MoEDeployment.class.getDeclaredMethods()) {
      if (!member.getName().equals("name")) {
        String flag = ServeFlag.of(member.getName()).orElseThrow().flag();
        assertThat(options.findOption(flag)).isNotNull();
        assertThat(page)
            .containsMatch("\n\\| `" + flag + "`.* \\| `" + member.getName() + "` \\|\n");
      }
    }
  }

  @Test
  void globalScalesAreReadWhereThatIsAskedFor(@TempDir Path folder) throws IOException {
    Path config = Path.of(Checkpoints.named(QWEN), "config.json");
    Files.copy(config, folder.resolve("config.json"));
    String expert = "model.layers.0.mlp.experts.0.";
    byte[] header =
        ("{\""
                + expert
                + "gate_proj.weight_scale_2\":"
                + "{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
                + "\""
                + expert
                + "up_proj.weight_scale_2\":"
                + "{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[4,8]}}")
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(Long.BYTES + header.length + 2 * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header).putFloat(0.5f).putFloat(0.25f);
    Files.write(folder.resolve("model.safetensors"), file.array());

    assertThat(Run.of("check", folder.toString()).out()).doesNotContain("MOEQ718");
    assertThat(Run.of("check", folder.toString(), "--global-scales").out())
        .contains(
            "warning[MOEQ718]: "
                + expert
                + "gate_proj.weight_scale_2 is 0.5, but "
                + expert
                + "up_proj.weight_scale_2 is 0.25");
  }

  @Test
  void sarifCarriesAFixAsAnEditOfTheConfig() throws IOException {
    Run run = check("blocks-of-one", "--format", "sarif");
    JsonNode fix = Schemas.tree(run.out()).at("/runs/0/results/0/fixes/0");
    JsonNode edit = fix.at("/artifactChanges/0/replacements/0");
    JsonNode region = edit.get("deletedRegion");
    String line =
        Files.readAllLines(Path.of(Checkpoints.named("blocks-of-one"), "config.json"))
            .get(region.get("startLine").asInt() - 1);

    assertThat(fix.at("/description/text").asText()).isEqualTo("write blockShape = {128, 128}");
    assertThat(
            line.substring(
                region.get("startColumn").asInt() - 1, region.get("endColumn").asInt() - 1))
        .isEqualTo("[128]");
    assertThat(edit.at("/insertedContent/text").asText()).isEqualTo("[128, 128]");
  }

  @Test
  void everySizeAndGpuIsInTheTable() {
    Run run = check(QWEN, "--format", "json", "--gpu", "H100,L40S");
    JsonNode rows = Schemas.tree(run.out()).at("/checkpoints/0/fitting");

    assertThat(rows.size()).isEqualTo(9);
    for (JsonNode row : rows) {
      boolean fits = row.get("tp").asInt() <= 2 || row.get("expertParallel").asBoolean();
      for (JsonNode gpu : row.get("gpus")) {
        assertThat(gpu.get("fits").asBoolean()).isEqualTo(fits);
      }
    }
  }

  @Test
  void severalAreCheckedInTurn() {
    Run run = Run.of("check", Checkpoints.named(QWEN), Checkpoints.named("cut-off"), "--tp", "4");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("MOEQ403");
    assertThat(run.out()).contains("MOEQ702");
    assertThat(run.out()).contains("2 errors");
  }

  @Test
  void warningsFailWhereTheyAreToFail() {
    String[] warned = {"--tp", "2", "--gpu", "H100", "--all2all", "deepep_low_latency"};
    Run run = check(QWEN, warned);
    List<String> options = new ArrayList<>(List.of(warned));
    options.add("--fail-on-warning");

    assertThat(run.out()).contains("warning[MOEQ503]");
    assertThat(run.status()).isEqualTo(0);
    assertThat(check(QWEN, options.toArray(String[]::new)).status()).isEqualTo(1);
  }

  @Test
  void coloursAreForTerminals() {
    Run run = Run.of(100, Colors.ON, "check", Checkpoints.named(QWEN), "--tp", "4");

    assertThat(run.out()).contains("\u001b[1;31merror[MOEQ403]\u001b[0m: deployment");
    assertThat(run.out()).contains("\u001b[36mhelp:\u001b[0m");
  }
}

package dev.moequant.interop.checkpoint;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.huggingface.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several groups of compressed-tensors that are for the same experts, and very many groups. */
class GroupsTest {
  private static final String INT4 =
      "{\"num_bits\": 4, \"type\": \"int\", \"strategy\": \"group\", \"group_size\": 32}";
  private static final String INT8 = INT4.replace("4,", "8,");
  private static final int MANY = 5_000;

  @TempDir Path folder;

  private static String group(String name, String weights, String targets) {
    return "\"%s\": {\"weights\": %s, \"targets\": [%s]}".formatted(name, weights, targets);
  }

  private Checkpoint read(String... groups) {
    return Configs.read(
        folder,
        Configs.withQuantization(
            "{\"quant_method\": \"compressed-tensors\", \"config_groups\": {"
                + String.join(",\n", groups)
                + "}}"));
  }

  @Test
  void theSameTargetInTwoGroupsIsAContradiction() {
    Checkpoint checkpoint = read(group("a", INT4, "\"Linear\""), group("b", INT8, "\"Linear\""));
    assertThat(checkpoint.findings()).hasSize(1);
    assertThat(checkpoint.findings().get(0).message())
        .startsWith(
            "[MOEQ707] quantization_config.config_groups.a.weights (config.json, line 11, column"
                + " 100) says that the experts are @Int4W4A16(groupSize = 32), but"
                + " quantization_config.config_groups.b.weights (config.json, line 12, column 18)"
                + " says @Int8W8A16(groupSize = 32)");
    assertThat(Configs.shown(read(group("a", INT4, "\"Linear\""), group("b", INT4, "\"Linear\""))))
        .isEqualTo("layers 0 to 3: @Int4W4A16(groupSize = 32)");
  }

  /** vLLM makes one scheme of gate, up and down, and stops where they have several. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"re:.*gate_proj\", \"re:.*up_proj\"; \"re:.*down_proj\"",
        "\"Linear\"; \"re:.*down_proj\"",
        "\"re:.*(gate|up)_proj\"; \"Linear\"",
      })
  void matricesOfAnExpertAreQuantizedAlike(String targets) {
    String[] each = targets.split("; ", -1);
    assertThat(Configs.shown(read(group("a", INT4, each[0]), group("b", INT8, each[1]))))
        .endsWith("MOEQ707");
    assertThat(Configs.shown(read(group("a", INT4, each[0]), group("b", INT4, each[1]))))
        .isEqualTo("layers 0 to 3: @Int4W4A16(groupSize = 32)");
  }

  @Test
  void aPartOfTheExpertsAloneIsAContradiction() {
    assertThat(read(group("a", INT4, "\"re:.*down_proj\"")).findings().toString())
        .contains(
            "but quantization_config.config_groups (config.json, line 11, column 82) says not");
  }

  @Test
  void ofTwoClassesThatOfMatricesIsTaken() {
    Checkpoint checkpoint = read(group("a", INT8, "\"FusedMoE\""), group("b", INT4, "\"Linear\""));
    assertThat(Configs.shown(checkpoint)).isEqualTo("layers 0 to 3: @Int4W4A16(groupSize = 32)");
    assertThat(checkpoint.assumptions())
        .containsExactly(
            "\"targets\": \"FusedMoE\" (config.json, line 11, column 183) is not looked at: vLLM asks"
                + " for experts as if they were Linear");
  }

  /** As in vLLM the first target that matches, be it a name or a pattern. */
  @Test
  void theFirstTargetThatMatchesIsTaken() {
    String named = "\"model.layers.0.mlp.experts\"";
    String pattern = "\"re:.*experts.*\"";
    assertThat(Configs.shown(read(group("a", INT4, pattern), group("b", INT8, named))))
        .isEqualTo("layers 0 to 3: @Int4W4A16(groupSize = 32)");
    assertThat(Configs.shown(read(group("b", INT8, named), group("a", INT4, pattern))))
        .isEqualTo(
            "layers 1 to 3: @Int4W4A16(groupSize = 32); layer 0: @Int8W8A16(groupSize = 32)"
                + " MOEQ712");
  }

  @Test
  void manyGroupsOfNamesAreReadAsFewAre() {
    Checkpoint checkpoint = many(i -> "\"model.layers.%d.mlp.experts\"".formatted(i));
    assertThat(Configs.shown(checkpoint)).isEqualTo("layers 0 to 3: @Int4W4A16(groupSize = 32)");
    assertThat(checkpoint.assumptions()).isEmpty();
  }

  @Test
  void manyGroupsForOneClassAreReadAsOneIs() {
    assertThat(Configs.shown(many(i -> "\"Linear\"")))
        .isEqualTo("layers 0 to 3: @Int4W4A16(groupSize = 32)");
  }

  /** All patterns of all groups have one budget, and it is said where it is spent. */
  @Test
  void manyGroupsOfPatternsTakeNoMoreThanOneListMay() {
    Checkpoint checkpoint = many(i -> "\"re:((m|mo)*.*)*x%d\"".formatted(i));
    assertThat(checkpoint.assumptions().toString()).contains("takes too long to be compared");
    assertThat(checkpoint.findings()).isEmpty();
  }

  private Checkpoint many(IntFunction<String> targets) {
    return read(
        IntStream.range(0, MANY)
            .mapToObj(i -> group("g" + i, INT4, targets.apply(i)))
            .toArray(String[]::new));
  }

  /** What is tried grows with the entries, not with their square. */
  @Test
  void asMuchIsTriedAsThereAreEntries() throws IOException {
    int few = tried(100);
    assertThat(tried(1_000)).isAtMost(11 * few);
    assertThat(few).isAtLeast(100);
  }

  private int tried(int entries) throws IOException {
    String list =
        IntStream.range(0, entries)
            .mapToObj(i -> "\"re:.*nothing" + i + "\"")
            .collect(Collectors.joining(", ", "{\"ignore\": [", "]}"));
    Files.writeString(folder.resolve("config.json"), list);
    ConfigValue ignore =
        ModelFiles.read(folder).config().flatMap(file -> file.find("ignore")).orElseThrow();
    ModuleList modules =
        ModuleList.of(ModuleList.Dialect.NAME_OR_REGEX, List.of(ignore), new Notes());
    assertThat(modules.findExperts(new ExpertModules(0, 4))).isEmpty();
    return modules.steps();
  }
}

package dev.moequant.gradle;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What Gradle compiles again is taken from its own words and from its files. */
final class GradleIT {
  private static final String EXPERTS =
      """
      package demo;

      import dev.moequant.annotations.Fp8W8A8;

      @Fp8W8A8(blockShape = {128, 128})
      public class %s {
        int experts() {
          return 8;
        }
      }
      """;

  private static final String OF_QWEN = "@dev.moequant.annotations.Checkpoint(\"Qwen\")\n";

  private static final String CONFIG =
      """
      {
        "model_type": "qwen3_moe",
        "hidden_size": 2048,
        "moe_intermediate_size": 768,
        "num_hidden_layers": 48,
        "num_experts": 128,
        "num_experts_per_tok": 8,
        "quantization_config": {
          "quant_method": "fp8",
          "activation_scheme": "dynamic",
          "weight_block_size": [128, 128]
        }
      }
      """;

  private static @Nullable Gradle running;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Optional<Path> jdk = Jdk.forGradle();
    assumeTrue(jdk.isPresent(), "no JDK found that Gradle runs on; set JAVA_HOME_17 to a JDK 17");
    running = Gradle.start(jdk.orElseThrow(), folder);
  }

  @AfterAll
  static void stop() throws IOException {
    if (running != null) {
      running.close();
    }
  }

  private static Gradle gradle() {
    return Optional.ofNullable(running).orElseThrow();
  }

  @Test
  void compilesWhatChangedAndNothingElse(@TempDir Path folder) throws IOException {
    GradleProject project = GradleProject.in(folder);
    for (String name : List.of("Mixtral", "Qwen", "Glm")) {
      project.write(name, EXPERTS.formatted(name));
    }
    assertThat(compiled(project)).contains("no incremental change information");
    assertThat(project.generated())
        .containsExactly("GlmQuantConfig", "MixtralQuantConfig", "QwenQuantConfig");

    project.replace("Qwen", "return 8", "return 128");
    assertCompiles(project, "Qwen", "QwenQuantConfig");

    project.replace("Qwen", "{128, 128}", "{64, 128}");
    assertCompiles(project, "Qwen", "QwenQuantConfig");
    assertThat(project.generated("QwenQuantConfig")).contains("withBlockShape(64, 128)");

    project.write("Kimi", EXPERTS.formatted("Kimi"));
    assertCompiles(project, "Kimi", "KimiQuantConfig");

    project.delete("Glm");
    assertCompiles(project);
    assertThat(project.classes().keySet()).containsNoneOf("Glm", "GlmQuantConfig");
    assertThat(project.generated()).doesNotContain("GlmQuantConfig");

    project.replace("Qwen", "@Fp8W8A8(", "@Fp8W8A8(perActToken = true, ");
    assertFails(
        project,
        project.source("Qwen")
            + ":5: error: [MOEQ103] perActToken = true contradicts blockShape = {64, 128}");

    project.replace("Qwen", "perActToken = true, blockShape = {64", "blockShape = {128");
    assertCompiles(project, "Qwen", "QwenQuantConfig");
    assertThat(project.generated())
        .containsExactly("KimiQuantConfig", "MixtralQuantConfig", "QwenQuantConfig");
  }

  /** A config is no source, so all classes are compiled again; that is what Gradle can do. */
  @Test
  void compilesWhenACheckpointChanged(@TempDir Path folder) throws IOException {
    GradleProject project = GradleProject.withCheckpoints(folder);
    project.writeConfig("Qwen", CONFIG);
    project.write("Qwen", EXPERTS.formatted("Qwen").replace("public", OF_QWEN + "public"));
    project.write("Glm", EXPERTS.formatted("Glm"));
    assertThat(compiled(project)).contains("no incremental change information");
    assertThat(compiled(project)).contains("compileJava UP-TO-DATE");

    project.replaceInConfig("Qwen", "[128, 128]", "[64, 128]");
    assertFails(
        project,
        project.source("Qwen")
            + ":5: error: [MOEQ704] @Fp8W8A8(blockShape = {128, 128}) contradicts the checkpoint");

    project.replaceInConfig("Qwen", "[64, 128]", "[128, 128]");
    assertThat(compiled(project)).doesNotContain("MOEQ");
  }

  /** One file for one type, whatever else was read. */
  @Test
  void aClassWithACheckpointIsCompiledAlone(@TempDir Path folder) throws IOException {
    GradleProject project = GradleProject.withCheckpoints(folder);
    project.writeConfig("Qwen", CONFIG);
    for (String name : List.of("Qwen", "Qwen3", "Glm")) {
      project.write(name, EXPERTS.formatted(name).replace("public", OF_QWEN + "public"));
    }
    compiled(project);

    project.replace("Qwen", "return 8", "return 128");
    assertCompiles(project, "Qwen", "QwenQuantConfig");
  }

  @TestFactory
  Stream<DynamicTest> compilesBesideOthersInBothOrders(@TempDir Path folder) throws IOException {
    List<Neighbour> all = Neighbour.all();
    assumeFalse(all.isEmpty(), "the jars of the others are where compat-tests was built");
    return all.stream()
        .flatMap(
            other ->
                Stream.of(true, false)
                    .map(
                        isFirst ->
                            DynamicTest.dynamicTest(
                                other.name() + (isFirst ? " first" : " second"),
                                () -> compilesBeside(other, isFirst, folder))));
  }

  private static void compilesBeside(Neighbour other, boolean isFirst, Path folder)
      throws IOException {
    Path empty = Files.createDirectories(folder.resolve(other.name() + isFirst));

    GradleProject project = other.in(empty, isFirst);

    assertThat(compiled(project)).doesNotContain("MOEQ");
    assertThat(project.generated().stream().filter(name -> name.endsWith("QuantConfig")).toList())
        .isNotEmpty();
  }

  private static String compiled(GradleProject project) throws IOException {
    Gradle.Outcome outcome = gradle().compile(project.folder());
    assertWithMessage(outcome.printed()).that(outcome.isSuccess()).isTrue();
    return outcome.printed();
  }

  private static void assertFails(GradleProject project, String error) throws IOException {
    Gradle.Outcome outcome = gradle().compile(project.folder());
    assertThat(outcome.isSuccess()).isFalse();
    assertThat(outcome.printed()).contains(error);
    assertThat(outcome.printed()).containsMatch("(?m)^ *1 error$");
  }

  /** Where a processor is not isolating, Gradle compiles all classes, and says so. */
  private static void assertCompiles(GradleProject project, String... names) throws IOException {
    Map<String, FileTime> before = project.classes();
    String printed = compiled(project);
    assertThat(printed)
        .contains(
            names.length == 0
                ? "None of the classes needs to be compiled"
                : "Incremental compilation of ");
    assertThat(printed).doesNotContain("Full recompilation");
    assertWithMessage(printed)
        .that(
            project.classes().entrySet().stream()
                .filter(now -> !now.getValue().equals(before.get(now.getKey())))
                .map(Map.Entry::getKey)
                .toList())
        .containsExactlyElementsIn(names);
  }
}

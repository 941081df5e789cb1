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

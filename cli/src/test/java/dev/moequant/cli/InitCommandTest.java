package dev.moequant.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.cli.output.CheckpointPlace;
import dev.moequant.processor.QuantProcessor;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Goldens;
import dev.moequant.testing.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"qwen3-30b-fp8", "mixtral"})
  void whatIsPrintedCompilesAndPasses(String checkpoint) {
    Run run =
        Run.of(
            "init", Checkpoints.named(checkpoint), "--package", "com.acme", "--class", "Experts");

    assertThat(run.status()).isEqualTo(0);
    Goldens.assertMatches(
        "golden/init-" + checkpoint + ".txt", Checkpoints.withoutFolder(run.transcript()));
    assertCompiles(run);
  }

  /** With the option that its first line asks for. */
  private static void assertCompiles(Run run) {
    CompilationResult result =
        compile(Sources.of("com/acme/Experts.java", run.out()), option(run.out()));
    assertWithMessage("%s", result.diagnostics()).that(result.success()).isTrue();
    assertThat(result.errors()).isEmpty();
  }

  static String option(String source) {
    String line = source.lines().findFirst().orElseThrow();
    assertThat(line).startsWith("// Give the compiler -A");
    return line.substring(line.indexOf("-A"));
  }

  static CompilationResult compile(Sources sources, String option) {
    return CompilerUnderTest.JAVAC.compile(
        Compilation.of(sources)
            .withClassPathOf(SchemeSpec.class, Fp8W8A8.class, NullMarked.class)
            .withProcessor(QuantProcessor::new)
            .withOptions(option));
  }

  /** The class passes because it agrees with the checkpoint, which it names. */
  @Test
  void whatIsPrintedIsComparedWithTheCheckpoint() {
    Run run = Run.of("init", Checkpoints.named("qwen3-30b-fp8"), "--class", "Experts");
    String wrong = run.out().replace("hiddenDim = 2048", "hiddenDim = 4096");

    CompilationResult result = compile(Sources.of("Experts.java", wrong), option(wrong));

    assertThat(result.diagnostics().toString()).contains("MOEQ705");
  }

  @Test
  void theFolderOfCheckpointsMayBeSaid() {
    String named = Checkpoints.named("qwen3-30b-fp8");
    String root = Path.of(named, "..", "..").toString();

    Run run =
        Run.of("init", named, "--package", "com.acme", "--class", "Experts", "--checkpoints", root);

    assertThat(run.out()).contains("@Checkpoint(\"checkpoints/qwen3-30b-fp8\")\n");
    assertCompiles(run);
    assertThat(Run.of("init", named, "--checkpoints", named).err())
        .endsWith(" is not in --checkpoints " + named + ", of which @Checkpoint names a path\n");
  }

  @ParameterizedTest
  @CsvSource({
    "models/org/a, models/org/a",
    "./models/../models/org/a/config.json, models/org/a",
    "models/org/a_config.json, models/org/a_config.json",
  })
  void aPathBelowTheCurrentFolderIsKept(String named, String path) {
    CheckpointPlace place = CheckpointPlace.of(Path.of(named)).orElseThrow();

    assertThat(place.path()).isEqualTo(path);
    assertThat((Object) place.root()).isEqualTo(Path.of("").toAbsolutePath());
  }

  @ParameterizedTest
  @CsvSource({
    "/data/models/org/a, /data/models/org, a",
    "/data/models/org/a/config.json, /data/models/org, a",
    "/data/../data/a, /data, a",
  })
  @DisabledOnOs(OS.WINDOWS)
  void ofOtherPathsTheNameIsEnough(Path named, Path root, String path) {
    assertThat(CheckpointPlace.of(named)).hasValue(new CheckpointPlace(root, path));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatASourceCannotHoldIsNotNamed() {
    for (String name : new String[] {"/", "/a/\\u0022", "/a/b\"", "/a/\n//", "/a/\u202e"}) {
      assertThat(CheckpointPlace.of(Path.of(name))).isEmpty();
    }
  }

  /** As the hub's cache has it: a compiler may not leave the folder that it is told. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksMoveTheFolderFurtherUp(@TempDir Path models) throws IOException {
    Path blobs = Files.createDirectory(models.resolve("blobs"));
    Path snapshot = Files.createDirectories(models.resolve("snapshots/abc"));
    Files.copy(Path.of(Checkpoints.named("qwen3-30b-fp8"), "config.json"), blobs.resolve("0123"));
    Files.createSymbolicLink(snapshot.resolve("config.json"), Path.of("../../blobs/0123"));

    Run run = Run.of("init", snapshot.toString(), "--package", "com.acme", "--class", "Experts");

    assertThat(run.out()).contains("@Checkpoint(\"snapshots/abc\")");
    assertCompiles(run);
  }

  @Test
  void aNameIsMadeOfTheTypeOfTheModel() {
    String source = Run.of("init", Checkpoints.named("qwen3-30b-fp8")).out();

    assertThat(source).doesNotContain("package");
    assertThat(source).contains("public final class Qwen3MoeExperts {}");
  }

  @Test
  void whatCannotBeReadMakesNoClass() {
    Run run = Run.of("init", Checkpoints.named("cut-off"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("moequant: MOEQ702: config.json, line 4");
  }

  @Test
  void whatIsWrongIsPrintedAndSaid() {
    Run run = Run.of("init", Checkpoints.named("blocks-of-one"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("@Fp8W8A8(blockShape = {128})");
    assertThat(run.err()).contains("MOEQ101");
  }

  @Test
  void namesAreJavas() {
    assertThat(Run.of("init", "x", "--class", "1x").err())
        .isEqualTo("moequant: --class 1x is no name of a class\n");
    assertThat(Run.of("init", "x", "--package", "a..b").status()).isEqualTo(2);
  }
}

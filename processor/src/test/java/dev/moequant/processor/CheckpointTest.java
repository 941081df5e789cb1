package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.TestResources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @Checkpoint}, beside what the caret sources show: files, options, rounds, bytes. */
class CheckpointTest {
  private static final Path ROOT = TestResources.folder("checkpoints");
  private static final String QWEN = "Qwen3-FP8";
  private static final String FP8 = "@Fp8W8A8(blockShape = {128, 128})\n";

  private static String experts(String scheme, String checkpoint) {
    return scheme + "@Checkpoint(\"" + checkpoint + "\")\nclass Experts {}\n";
  }

  private static Compilation compilation(Path root, String types) {
    return Compilations.withCheckpoints(root, Compilations.demo(types));
  }

  private static List<String> ids(CompilationResult result) {
    return result.diagnostics().stream().map(Diagnosed::id).filter(id -> !id.isEmpty()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'@Fp8W8A8(blockShape = {128, 128})', Qwen3-FP8",
    "'@Fp8W8A8(blockShape = {64, 128})', Qwen3-FP8",
    "@Nvfp4W4A4, NotThere",
    "@Fp8W8A8, Mixed",
    "@Int8W8A16, Qwen3-BF16",
    "'@Int4W4A16 @MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048,"
        + " intermediateSize = 768) @MoEDeployment(name = \"four\", tp = 4)', Qwen3-W4A16"
  })
  void whatItSaysChangesNoGeneratedByte(String scheme, String checkpoint) {
    String types = experts(scheme + "\n", checkpoint);
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      CompilationResult with = compiler.compile(compilation(ROOT, types));
      CompilationResult without =
          compiler.compile(
              compilation(ROOT, types.replace("@Checkpoint(\"" + checkpoint + "\")\n", "")));
      assertThat(without.errors()).isEmpty();
      assertThat(with.generated()).isEqualTo(without.generated());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatChangesIsReadAgainInTheNextCompilation(
      CompilerUnderTest compiler, @TempDir Path root) throws IOException {
    Path file = Files.createDirectory(root.resolve("Qwen")).resolve("config.json");
    String config = Files.readString(ROOT.resolve(QWEN).resolve("config.json"));
    Files.writeString(file, config);
    CaretAssertions.assertClean(compiler.compile(compilation(root, experts(FP8, "Qwen"))));

    Files.writeString(file, config.replace("\"weight_block_size\"", "\"weight_blocks\""));
    assertThat(ids(compiler.compile(compilation(root, experts(FP8, "Qwen")))))
        .containsExactly("MOEQ704");

    Files.delete(file);
    assertThat(ids(compiler.compile(compilation(root, experts(FP8, "Qwen")))))
        .containsExactly("MOEQ701");
  }

  @Test
  void aFileIsReadOnceHoweverManyClassesNameIt() {
    Checkpoints checkpoints = new Checkpoints();
    CheckpointRoot root = new CheckpointRoot(true, Optional.of(ROOT));
    assertThat(checkpoints.of(root, QWEN + "/config.json"))
        .isSameInstanceAs(checkpoints.of(root, QWEN));
    assertThat(checkpoints.of(root, "Mixed/../" + QWEN))
        .isSameInstanceAs(checkpoints.of(root, QWEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Qwen", "Qwen/config.json", "AFile.json"})
  void aLinkThatLeadsOutIsNotFollowed(String name, @TempDir Path folder) throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.createSymbolicLink(root.resolve("Qwen"), ROOT.resolve(QWEN));
    Files.createSymbolicLink(root.resolve("AFile.json"), ROOT.resolve(QWEN).resolve("config.json"));

    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      CompilationResult result = compiler.compile(compilation(root, experts(FP8, name)));
      assertThat(ids(result)).containsExactly("MOEQ701");
      assertThat(result.errors().get(0).message()).contains("outside");
    }
  }

  /** As the cache of Hugging Face's library has it: each file of a snapshot is a link to a blob. */
  @ParameterizedTest
  @EnumSource
  void aLinkThatStaysInsideIsFollowed(CompilerUnderTest compiler, @TempDir Path root)
      throws IOException {
    Files.copy(ROOT.resolve(QWEN).resolve("config.json"), root.resolve("blob"));
    Path snapshot = Files.createDirectory(root.resolve("snapshot"));
    Files.createSymbolicLink(snapshot.resolve("config.json"), Path.of("../blob"));

    CaretAssertions.assertClean(compiler.compile(compilation(root, experts(FP8, "snapshot"))));
  }

  @ParameterizedTest
  @CsvSource({
    "-Amoequant.checkpoints, JAVAC",
    "-Amoequant.checkpoints=checkpoints, JAVAC",
    "-Amoequant.checkpoints=checkpoints, ECJ",
    "-Amoequant.checkpoints=/no/such/folder, ECJ"
  })
  void aWrongFolderIsOneErrorHoweverManyClassesNameCheckpoints(
      String option, CompilerUnderTest compiler) {
    String types = experts(FP8, QWEN) + experts(FP8, "Other").replace("Experts", "Others");
    CompilationResult result =
        compiler.compile(Compilations.of(Compilations.demo(types)).withOptions(option));
    assertThat(ids(result)).containsExactly("MOEQ807");
    assertThat(result.errors().get(0).message()).contains("[MOEQ807] " + option + ": ");
  }

  @ParameterizedTest
  @EnumSource
  void aPathThatAnotherProcessorGeneratesIsWaitedFor(CompilerUnderTest compiler) {
    String types = FP8.replace("128, 128", "64, 128") + "@Checkpoint(Names.QWEN) class Late {}\n";
    CompilationResult result =
        compiler.compile(
            compilation(ROOT, types)
                .withProcessor(
                    () ->
                        new Generates(
                            Map.of(
                                "demo.Names",
                                "package demo; interface Names { String QWEN = \"Qwen3-FP8\";"
                                    + " }"))));
    assertThat(ids(result)).containsExactly("MOEQ704");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Checkpoint(Nobody.PATH)",
        "@Checkpoint(17)",
        "@Checkpoint",
        "@Checkpoint(null)",
        "@Checkpoint({\"Qwen3-FP8\", \"Mixed\"})",
        "@Checkpoint(\"Qwen3-FP8\") @Checkpoint(\"Mixed\")"
      })
  void whatTheCompilerRejectsIsLeftToIt(String annotation) {
    String types =
        FP8 + annotation + " class Broken { Object scheme = BrokenQuantConfig.class; }\n";
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      CompilationResult result = compiler.compile(compilation(ROOT, types));
      assertThat(result.errors()).isNotEmpty();
      assertThat(ids(result)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSubclassIsAskedForNothing(CompilerUnderTest compiler) {
    String types =
        FP8
            + "@Checkpoint(\"Qwen3-FP8\") class Experts {}\n"
            + "@Fp8W8A8 class Others extends Experts {}\n";
    CaretAssertions.assertClean(compiler.compile(compilation(ROOT, types)));
  }

  @ParameterizedTest
  @CsvSource({
    "'@Fp8W8A8(blockShape = {128, 128})', Mixed, MOEQ712",
    "@Nvfp4W4A4, TwoFiles, MOEQ713",
    "@Int8W8A16, Qwen3-BF16, MOEQ714",
    "'@Fp8W8A8(blockShape = {128, 128})', NoMatch, MOEQ715"
  })
  void aWarningCanBeSilenced(String scheme, String checkpoint, String id) {
    String types = experts(scheme + "\n", checkpoint);
    String silenced = "@SuppressWarnings(\"" + id + "\")\n" + types;
    for (CompilerUnderTest compiler : CompilerUnderTest.values()) {
      assertThat(ids(compiler.compile(compilation(ROOT, types)))).containsExactly(id);
      assertThat(ids(compiler.compile(compilation(ROOT, silenced)))).isEmpty();
    }
  }

  @Test
  void eclipseShowsWhatIsWrongWithTheCheckpointOfARecord() {
    String record = "record Only(int layer) {}\n";
    CompilationResult error =
        CompilerUnderTest.ECJ.compile(
            compilation(ROOT, "@Fp8W8A8\n@Checkpoint(\"Qwen3-FP8\")\n" + record));
    assertThat(ids(error)).containsExactly("MOEQ704");
    assertThat(error.errors().get(0).file()).isEqualTo("demo/OnlyQuantConfig.java");

    CompilationResult warning =
        CompilerUnderTest.ECJ.compile(compilation(ROOT, FP8 + "@Checkpoint(\"Mixed\")\n" + record));
    assertThat(ids(warning)).containsExactly("MOEQ712");
    assertThat(warning.success()).isTrue();
  }
}

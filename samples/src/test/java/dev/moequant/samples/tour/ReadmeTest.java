package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.moequant.samples.models.Tensor.f32;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.moequant.QuantReport;
import dev.moequant.cli.Moequant;
import dev.moequant.internal.rules.AllRules;
import dev.moequant.internal.rules.Rule;
import dev.moequant.samples.models.Qwen3Moe30BExpertsQuantConfig;
import dev.moequant.samples.models.Tensor;
import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Goldens;
import dev.moequant.testing.Sources;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
final class ReadmeTest {
  /** Group 1 is the language, group 2 the text. */
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

  /** A line that stands for lines left out. */
  private static final Pattern ELISION = Pattern.compile("(?m)^ *// \\.\\.\\.\n");

  /** A row of the table of checkpoints: what they say in group 1, the annotation in group 2. */
  private static final Pattern CHECKPOINT =
      Pattern.compile("(?m)^\\| (?:`[\\w-]+`|none\\b[^|]*) \\| ([^|]*) \\| `(@[^`]+)` \\|$");

  private static final Pattern WARNING = Pattern.compile("warning MOEQ\\d{3}");

  private static final String TENSOR = "record Tensor(String safetensorsName, long[] sizes) {}\n";

  private static final Path README = Samples.folder().resolve("../README.md");

  private final String readme;

  ReadmeTest() throws IOException {
    readme = Files.readString(README, UTF_8);
  }

  /** Without an error or a warning from anyone. */
  private static CompilationResult compile(Sources sources) {
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(
            Samples.compilation(sources).withOptions("-Xlint:all,-processing,-path"));
    CaretAssertions.assertClean(result);
    return result;
  }

  @Test
  void theFactoryShownIsGeneratedFromTheClassShown() {
    CompilationResult result =
        compile(Sources.of(block("java", "// DeepSeekV3Experts.java").strip()));

    String generated = result.text("DeepSeekV3ExpertsQuantConfig.java").orElseThrow();
    String shown = block("java", "// DeepSeekV3ExpertsQuantConfig.java, generated");
    int from = 0;
    for (String part : ELISION.split(shown.substring(shown.indexOf('\n') + 1), -1)) {
      int at = generated.indexOf(part, from);
      assertWithMessage("in the generated file, and in this order:\n%s", part)
          .that(at)
          .isAtLeast(from);
      from = at + part.length();
    }
  }

  @Test
  void eachSchemeAnnotationHasALineWithItsFactoryAndItsMembers() {
    for (Exhibit model : Exhibits.all()) {
      SchemeSpec scheme = model.scheme();
      SchemeKind kind = scheme.kind();
      // A scheme of @QuantScheme has the factory of its dtypes.
      boolean isAny = kind == SchemeKind.QUANT_SCHEME;
      assertThat(readme)
          .containsMatch(
              "(?m)^\\| `@%s` \\| %s.* \\| %s \\|%s \\|$"
                  .formatted(
                      kind.annotationName(),
                      isAny ? "" : "`" + Catalogue.find(scheme).orElseThrow().factory() + "`",
                      isAny ? VllmRevision.V2025_10.month() : since(scheme),
                      (" " + members(scheme)).stripTrailing()));
    }
  }

  private static String since(SchemeSpec scheme) {
    return Catalogue.find(scheme).orElseThrow().since().month();
  }

  /** The three numbers of the activation function are written as one. */
  private static String members(SchemeSpec scheme) {
    return scheme.members().stream()
        .map(member -> "`" + member.name().replaceAll("\\..*", "") + "`")
        .distinct()
        .collect(joining(", "))
        .replace("`gemm1Alpha`, `gemm1Beta`, `gemm1ClampLimit`", "`gemm1…`");
  }

  @Test
  void theUseShownCompiles() {
    compile(
        Sources.of(block("java", "// DeepSeekV3Experts.java"))
            .and(TENSOR)
            .and(
                """
                import dev.moequant.*;
                import dev.moequant.tensors.*;
                class Use {
                %s
                  void use(Tensor w13Scale, Tensor w2Scale) {
                %s
                  }
                }
                """
                    .formatted(
                        block("java", "// in any class"),
                        fragment("DeepSeekV3ExpertsQuantConfig"))));
  }

  @Test
  void theUseWithoutAnnotationsCompiles() {
    compile(
        Sources.of(
                """
                import dev.moequant.*;
                import dev.moequant.annotations.DType;
                import dev.moequant.tensors.*;
                class Use {
                  void use(TensorAdapter<Tensor> TENSORS, Tensor w13Scale, Tensor w2Scale) {
                %s
                  }
                }
                """
                    .formatted(fragment("QuantConfigs.fp8W8A8")))
            .and(TENSOR));
  }

  @Test
  void theSchemeOfTheirOwnIsOne() {
    CompilationResult result =
        compile(
            Sources.of(block("java", "// GgufQ8.java"))
                .and(block("java", "// MixtralQ8Experts.java")));

    assertThat(result.text("MixtralQ8ExpertsQuantConfig.java").orElseThrow())
        .contains("> create(TensorAdapter<T> tensors, T w1Scale, T w2Scale) {");
  }

  /** From what a checkpoint says to an annotation; a warning is announced in the row. */
  @Test
  void eachAnnotationOfTheTableOfCheckpointsCompiles() {
    List<MatchResult> rows = CHECKPOINT.matcher(readme).results().toList();
    Sources sources = Sources.of("interface Marker {}\n");
    for (int i = 0; i < rows.size(); i++) {
      sources =
          sources.and(
              "import dev.moequant.annotations.*;\n\n%s\nclass Row%d {}\n"
                  .formatted(rows.get(i).group(2), i));
    }
    CompilationResult result = CompilerUnderTest.JAVAC.compile(Samples.compilation(sources));

    assertThat(rows.size()).isAtLeast(25);
    for (int i = 0; i < rows.size(); i++) {
      String file = "Row" + i + ".java";
      List<String> said =
          result.diagnostics().stream()
              .filter(found -> found.file().equals(file))
              .map(found -> (found.isWarning() ? "warning " : "") + found.id())
              .toList();
      List<String> announced =
          WARNING.matcher(rows.get(i).group(1)).results().map(MatchResult::group).toList();
      assertWithMessage(rows.get(i).group()).that(said).isEqualTo(announced);
      assertThat(result.text("Row" + i + "QuantConfig.java")).isPresent();
    }
  }

  @Test
  void theClassThatHoldsItsTensorsCompiles() {
    compile(
        Sources.of(block("java", "// QwenExperts.java"))
            .and("public " + TENSOR)
            .and(
                """
                import dev.moequant.tensors.*;
                class TensorInfo implements TensorAdapter<Tensor> {
                  @Override
                  public long[] shape(Tensor tensor) {
                    return tensor.sizes();
                  }
                  @Override
                  public TensorType dtype(Tensor tensor) {
                    return TensorType.of(tensor.safetensorsName());
                  }
                }
                """));
  }

  @Test
  void theMismatchShownIsWhatAFactorySays() {
    QuantReport report =
        Qwen3Moe30BExpertsQuantConfig.check(
            Tensor.TENSORS, q -> q.w1Scale(f32(128, 12, 16)).w2Scale(f32(128, 16, 5)));

    assertThat(report.errors().get(0).message()).startsWith(block("text", "[MOEQ309]").strip());
  }

  @Test
  void theErrorsShownAreWhatTheCompilerPrints(@TempDir Path folder) throws IOException {
    String printed = readme;
    for (Map.Entry<String, String> shown :
        Map.of(
                "PerTokenExperts.java", "MOEQ103",
                "Qwen3Experts.java", "MOEQ403",
                "QwenOfItsCheckpoint.java", "MOEQ704")
            .entrySet()) {
      String name = shown.getKey();
      Path file = Files.writeString(folder.resolve(name), block("java", "// " + name));
      TerminalCompiler.Result result =
          Samples.compiler().compile(new ShownSource(file, name, List.of()));
      assertThat(result.ids()).containsExactly(shown.getValue());
      printed = printed.replace(block("text", name), result.printed());
    }
    Goldens.assertMatches(README, printed);
  }

  @Test
  void theCheckShownIsWhatTheCommandPrints() {
    String shown = block("text", "Qwen/Qwen3-30B-A3B-FP8");
    String folder = Samples.sources().resolve("checkpoints/Qwen/Qwen3-30B-A3B-FP8").toString();
    StringWriter printed = new StringWriter();

    Moequant.run(new PrintWriter(printed), "check", folder, "--tp", "4", "--gpu", "L40S");

    // The first line is the folder.
    assertThat(printed.toString().lines().skip(1).toList())
        .isEqualTo(shown.lines().skip(1).toList());
  }

  @Test
  void theQuestionOfAProgramIsAnsweredAsShown() throws IOException, ReflectiveOperationException {
    CompilationResult result =
        compile(
            Sources.of(
                """
                import dev.moequant.*;
                import dev.moequant.annotations.Gpu;
                import dev.moequant.scheme.*;
                public class Ask {
                  public static QuantReport ask() {
                %s
                    return report;
                  }
                }
                """
                    .formatted(fragment("MoECheck"))));

    URL[] classes = {result.classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      QuantReport report =
          (QuantReport) loader.loadClass("Ask").getDeclaredMethod("ask").invoke(null);
      assertThat(report.errors()).hasSize(1);
      assertThat(report.warnings()).isEmpty();
      assertThat(report.errors().get(0).message()).startsWith("[MOEQ403] deployment \"parts of ");
    }
  }

  @Test
  void eachFamilyOfRulesIsListed() {
    for (Rule<?> rule : AllRules.all()) {
      assertThat(readme).contains("\n| " + rule.id().number() / 100 + "xx | ");
    }
  }

  @Test
  void theCommandsShownExist() throws IOException {
    String pom = Files.readString(Samples.folder().resolve("../pom.xml"), UTF_8);

    assertThat(block("sh", "mvn -q -Ptour")).contains("mvn -q -Ptour ");
    assertThat(block("sh", "mvn -q -Ptour")).contains("mvn -q -Ptour -Dtour=all ");
    assertThat(block("sh", "mvn -q -Ptour")).contains("mvn -q -Ptour -Dtour=deployments ");
    assertThat(block("sh", "mvn -q -Ptour")).contains("mvn verify ");
    assertThat(pom).contains("<id>tour</id>");
    assertThat(pom).contains("<defaultGoal>package</defaultGoal>");
  }

  @Test
  void linkedFilesExist() {
    for (MatchResult link :
        Pattern.compile("\\]\\(([^)]+)\\)").matcher(readme).results().toList()) {
      assertWithMessage(link.group(1))
          .that(Files.exists(Samples.folder().resolve("..").resolve(link.group(1))))
          .isTrue();
    }
  }

  /** What is shown for any method, and has these words. */
  private String fragment(String words) {
    return blocks("java", "// in any method").stream()
        .filter(block -> block.contains(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no fragment with " + words));
  }

  /** The first block of a language that begins so. */
  private String block(String language, String start) {
    return blocks(language, start).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + language + " block begins with " + start));
  }

  private List<String> blocks(String language, String start) {
    return BLOCK
        .matcher(readme)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .filter(text -> text.startsWith(start) && " :\n".indexOf(text.charAt(start.length())) >= 0)
        .toList();
  }
}

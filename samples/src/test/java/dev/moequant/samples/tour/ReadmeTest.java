package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.moequant.samples.models.Tensor.f32;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.QuantReport;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.samples.models.Qwen3Moe30BExpertsQuantConfig;
import dev.moequant.samples.models.Tensor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
final class ReadmeTest {
  /** Group 1 is the language, group 2 the text. */
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

  /** A line that stands for lines left out. */
  private static final Pattern ELISION = Pattern.compile("(?m)^ *// \\.\\.\\.\n");

  private static final String TENSOR = "record Tensor(String safetensorsName, long[] sizes) {}\n";

  private final String readme;

  ReadmeTest() throws IOException {
    readme = Files.readString(Samples.folder().resolve("../README.md"), UTF_8);
  }

  @Test
  void theFactoryShownIsGeneratedFromTheClassShown(@TempDir Path folder) throws IOException {
    write(folder, "DeepSeekV3Experts.java", block("java", "// DeepSeekV3Experts.java"));

    assertThat(compile(folder)).isEmpty();

    String generated = Files.readString(folder.resolve("DeepSeekV3ExpertsQuantConfig.java"), UTF_8);
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
  void theUseShownCompiles(@TempDir Path folder) throws IOException {
    write(folder, "DeepSeekV3Experts.java", block("java", "// DeepSeekV3Experts.java"));
    write(folder, "Tensor.java", TENSOR);
    write(
        folder,
        "Use.java",
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
            .formatted(block("java", "// in any class"), block("java", "// in any method")));

    assertThat(compile(folder)).isEmpty();
  }

  @Test
  void theClassThatHoldsItsTensorsCompiles(@TempDir Path folder) throws IOException {
    write(folder, "QwenExperts.java", block("java", "// QwenExperts.java"));
    write(folder, "Tensor.java", "public " + TENSOR);
    write(
        folder,
        "TensorInfo.java",
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
        """);

    assertThat(compile(folder)).isEmpty();
  }

  @Test
  void theMismatchShownIsWhatAFactorySays() {
    QuantReport report =
        Qwen3Moe30BExpertsQuantConfig.check(
            Tensor.TENSORS, q -> q.w1Scale(f32(128, 12, 16)).w2Scale(f32(128, 16, 5)));

    assertThat(report.errors().get(0).message()).startsWith(block("text", "[MOEQ309]").strip());
  }

  @Test
  void theErrorShownIsWhatTheCompilerPrints(@TempDir Path folder) throws IOException {
    String name = "PerTokenExperts.java";
    Path file = write(folder, name, block("java", "// " + name));

    TerminalCompiler.Result result =
        Samples.compiler().compile(new ShownSource(file, name, List.of()));

    assertThat(block("text", name)).isEqualTo(result.printed());
  }

  @Test
  void eachFamilyOfRulesIsListed() {
    for (RuleId rule : RuleId.all()) {
      assertThat(readme).contains("\n| " + rule.number() / 100 + "xx | ");
    }
  }

  @Test
  void theCommandsShownExist() throws IOException {
    String pom = Files.readString(Samples.folder().resolve("../pom.xml"), UTF_8);

    assertThat(block("sh", "mvn")).contains("mvn -q -Ptour ");
    assertThat(block("sh", "mvn")).contains("mvn verify ");
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

  /** The one block of a language that begins so. */
  private String block(String language, String start) {
    return BLOCK
        .matcher(readme)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .filter(text -> text.startsWith(start) && " :\n".indexOf(text.charAt(start.length())) >= 0)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + language + " block begins with " + start));
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, UTF_8);
  }

  /** Compiles all files of a folder into it; what the compiler prints. */
  private static String compile(Path folder) throws IOException {
    List<Path> sources;
    try (var files = Files.list(folder)) {
      sources = files.toList();
    }
    StringWriter printed = new StringWriter();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
      List<String> options =
          List.of(
              "-Xlint:all,-processing,-path",
              "-d",
              folder.toString(),
              "-classpath",
              Samples.classPath(),
              "-processorpath",
              Samples.classPath());
      javac
          .getTask(printed, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return printed.toString();
  }
}

package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.moequant.samples.models.Tensor.f32;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.QuantReport;
import dev.moequant.internal.rules.AllRules;
import dev.moequant.internal.rules.Rule;
import dev.moequant.samples.models.Qwen3Moe30BExpertsQuantConfig;
import dev.moequant.samples.models.Tensor;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Goldens;
import dev.moequant.testing.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                        block("java", "// in any class"), block("java", "// in any method"))));
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
  void theErrorShownIsWhatTheCompilerPrints(@TempDir Path folder) throws IOException {
    String name = "PerTokenExperts.java";
    Path file = Files.writeString(folder.resolve(name), block("java", "// " + name));

    TerminalCompiler.Result result =
        Samples.compiler().compile(new ShownSource(file, name, List.of()));

    assertThat(result.ids()).containsExactly("MOEQ103");
    Goldens.assertMatches(README, readme.replace(block("text", name), result.printed()));
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
}

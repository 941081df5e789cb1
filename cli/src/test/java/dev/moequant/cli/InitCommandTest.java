package dev.moequant.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.processor.QuantProcessor;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Goldens;
import dev.moequant.testing.Sources;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"qwen3-30b-fp8", "mixtral"})
  void whatIsPrintedCompilesAndPasses(String checkpoint) {
    Run run =
        Run.of(
            "init", Checkpoints.named(checkpoint), "--package", "com.acme", "--class", "Experts");

    assertThat(run.status()).isEqualTo(0);
    Goldens.assertMatches("golden/init-" + checkpoint + ".txt", run.transcript());
    assertCompiles(Sources.of("com/acme/Experts.java", run.out()));
  }

  static void assertCompiles(Sources sources) {
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(
            Compilation.of(sources)
                .withClassPathOf(SchemeSpec.class, Fp8W8A8.class, NullMarked.class)
                .withProcessor(QuantProcessor::new));
    assertWithMessage("%s", result.diagnostics()).that(result.success()).isTrue();
    assertThat(result.errors()).isEmpty();
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

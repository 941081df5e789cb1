package dev.moequant.cli;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.cli.output.Colors;
import dev.moequant.testing.Goldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoequantTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "check", "init", "explain", "kernels"})
  void helpSaysWhatThereIsWithExamples(String command) {
    Run run =
        command.isEmpty()
            ? Run.of(80, Colors.OFF, "--help")
            : Run.of(80, Colors.OFF, command, "--help");

    assertThat(run.status()).isEqualTo(0);
    assertThat(run.out()).contains("Examples:");
    Goldens.assertMatches(
        "golden/help" + (command.isEmpty() ? "" : "-" + command) + ".txt", run.transcript());
  }

  @Test
  void withoutACommandHelpIsACommandLineThatIsWrong() {
    Run run = Run.of();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Examples:");
    assertThat(Run.of("check").transcript())
        .isEqualTo(
            """
            ---- stderr
            moequant: DIR is missing
            see moequant check --help
            ---- exit 2
            """);
  }

  @Test
  void theVersionNamesRulesAndRevisions() {
    Run run = Run.of("--version");

    assertThat(run.status()).isEqualTo(0);
    assertThat(run.out())
        .matches("(?s)moequant \\S+, rules \\d+\nvLLM 2025-10 \\(17edd8a80\\), .*\n");
    assertThat(run.out()).doesNotContain("$");
    for (String command : new String[] {"check", "init", "explain", "kernels"}) {
      assertThat(Run.of(command, "--version")).isEqualTo(run);
    }
  }

  @Test
  void whatThereIsNotIsNamedWithTheNearest() {
    assertThat(Run.of("kernel").transcript())
        .isEqualTo(
            """
            ---- stderr
            moequant: there is no command kernel; did you mean kernels?
            see moequant --help
            ---- exit 2
            """);
    assertThat(Run.of("kernels", "--gup", "H100").err())
        .isEqualTo(
            "moequant: there is no option --gup; did you mean --gpu?\nsee moequant kernels --help\n");
  }

  @Test
  void aShellCompletesCommandsAndValues() {
    Run run = Run.of("generate-completion");

    assertThat(run.status()).isEqualTo(0);
    assertThat(run.out()).contains("_picocli_moequant_kernels");
    assertThat(run.out()).contains("\"MI300X\"");
  }

  @Test
  void coloursAreForTerminals() {
    assertThat(Run.of(80, Colors.ON, "explain").out()).contains("\u001b[1mID");
    assertThat(Run.of("explain").out()).doesNotContain("\u001b");
    assertThat(Run.of("--help").out()).doesNotContain("\u001b");
  }
}

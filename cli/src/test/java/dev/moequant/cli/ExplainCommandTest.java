package dev.moequant.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.cli.output.Colors;
import dev.moequant.testing.RulePage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
  @Test
  void everyPageIsPrintedAsItIs() {
    List<RulePage> pages = RulePage.all();

    assertThat(pages).isNotEmpty();
    for (RulePage page : pages) {
      Run run = Run.of("explain", page.code());
      assertWithMessage("%s", page).that(run.status()).isEqualTo(0);
      assertThat(run.out().stripTrailing()).isEqualTo(page.text().stripTrailing());
    }
  }

  @Test
  void withoutAnIdAllAreListed() {
    String list = Run.of("explain").out();

    for (RulePage page : RulePage.all()) {
      assertThat(list).contains(page.code());
      assertThat(list).contains(page.title());
    }
  }

  @Test
  void numbersAndSmallLettersDo() {
    Run run = Run.of("explain", "103", "moeq104");

    assertThat(run.status()).isEqualTo(0);
    assertThat(run.out()).contains("# MOEQ103");
    assertThat(run.out()).contains("# MOEQ104");
  }

  @Test
  void whatIsMissingIsNamedAndTheRestPrinted() {
    Run run = Run.of("explain", "4O3", "103", "../../x");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("# MOEQ103");
    assertThat(run.err())
        .isEqualTo(
            """
            moequant: there is no rule 4O3; did you mean MOEQ403, MOEQ103 or MOEQ203?
            moequant: there is no rule ../../x
            """);
  }

  @Test
  void aNarrowTerminalWrapsWordsAndNoCode() {
    List<String> lines = Arrays.asList(Run.of(60, Colors.OFF, "explain", "403").out().split("\n"));

    String code =
        "@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 768)";
    assertThat(lines).contains(code);
    assertThat(lines).contains("Scales in blocks cover block_n rows of gate and up. Each");
  }
}

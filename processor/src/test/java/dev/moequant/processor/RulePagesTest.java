package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.diagnostics.RuleId;
import dev.moequant.internal.rules.AllRules;
import dev.moequant.internal.rules.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulePagesTest {
  private static final Path PAGES = Path.of(System.getProperty("basedir", ""), "../docs/rules");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int print(String... ids) {
    return RulePages.print(List.of(ids), stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void everyIdHasItsPage() throws IOException {
    for (Rule<?> rule : AllRules.all()) {
      RuleId id = rule.id();
      out.reset();
      assertWithMessage("%s", id).that(print(id.code())).isEqualTo(0);
      assertThat(out.toString(StandardCharsets.UTF_8).stripTrailing())
          .isEqualTo(Files.readString(PAGES.resolve(id.code() + ".md")).stripTrailing());
    }
  }

  @Test
  void numbersAndSmallLettersDo() {
    assertThat(print("103", "moeq104")).isEqualTo(0);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("# MOEQ103");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("# MOEQ104");
  }

  @Test
  void theIndexListsThem() {
    assertThat(print("index")).isEqualTo(0);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("MOEQ103");
  }

  @Test
  void whatIsMissingIsNamedAndTheRestPrinted() {
    assertThat(print("MOEQ100", "MOEQ103", "../../x")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "there is no page MOEQ100; INDEX lists all ids\n".replace("\n", System.lineSeparator())
                + "there is no page ../../x; INDEX lists all ids"
                + System.lineSeparator());
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("# MOEQ103");
  }

  @Test
  void withoutAnIdItSaysHowToAsk() {
    assertThat(print()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("usage: ");
  }
}

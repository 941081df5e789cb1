package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.rules.PlacementRuleId;
import dev.moequant.rules.RuleId;
import dev.moequant.rules.SchemeRuleId;
import dev.moequant.rules.ShapeRuleId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour prints what it always printed, and notices what is not as expected. */
final class TourTest {
  /** What depends on more than one source file: a name that is taken, a missing runtime. */
  private static final Set<RuleId> NOT_IN_ONE_FILE =
      Set.of(PlacementRuleId.NAME_TAKEN, PlacementRuleId.RUNTIME_NOT_READABLE);

  @Test
  void outputIsTheGolden() throws IOException {
    StringWriter printed = new StringWriter();

    boolean asExpected = run(printed, TerminalColors.NONE, Samples.rejectedRoot());

    Goldens.assertEqual("tour.txt", printed.toString());
    assertThat(asExpected).isTrue();
  }

  @Test
  void eachRuleThatASourceCanBreakHasARejectedClass() throws IOException {
    Set<String> rules =
        RuleId.all().stream()
            .filter(TourTest::isAboutSources)
            .filter(rule -> !NOT_IN_ONE_FILE.contains(rule))
            .map(RuleId::code)
            .collect(Collectors.toSet());

    assertThat(
            Samples.rejected().stream()
                .flatMap(source -> source.expectedIds().stream())
                .collect(Collectors.toSet()))
        .isEqualTo(rules);
  }

  private static boolean isAboutSources(RuleId rule) {
    return rule instanceof ShapeRuleId
        || rule instanceof SchemeRuleId
        || rule instanceof PlacementRuleId;
  }

  @Test
  void aClassThatCompilesIsNotAsExpected(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("Fine.java"), "// MOEQ103\nclass Fine {}\n");

    StringWriter printed = new StringWriter();

    assertThat(run(printed, TerminalColors.NONE, root)).isFalse();
    assertThat(printed.toString())
        .contains("Fine.java was to fail with [MOEQ103], found success []");
  }

  @Test
  void anotherErrorThanTheExpectedOneIsNotAsExpected(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("Typo.java"), "// MOEQ103\nclass Typo { Strnig s; }\n");

    StringWriter printed = new StringWriter();

    assertThat(run(printed, TerminalColors.NONE, root)).isFalse();
    assertThat(printed.toString()).contains("Typo.java was to fail with [MOEQ103], found [none]");
  }

  @Test
  void colorsAreForTerminals() {
    String error =
        """
        A.java:1: error: a
          ^
            help: b
        """;

    assertThat(TerminalColors.NONE.paint(error)).isEqualTo(error);
    assertThat(new TerminalColors(true).paint(error))
        .isEqualTo(
            """
            A.java:1: \033[1;31merror:\033[0m a
              \033[36m^\033[0m
                \033[36mhelp:\033[0m b
            """);
  }

  private static boolean run(StringWriter printed, TerminalColors colors, Path rejected) {
    return new Tour(
            new PrintWriter(printed), colors, Samples.classPath(), Samples.classPath(), rejected)
        .run();
  }
}

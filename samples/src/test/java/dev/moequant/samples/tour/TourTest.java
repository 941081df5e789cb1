package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.Severity;
import dev.moequant.internal.rules.AllRules;
import dev.moequant.internal.rules.PlacementRules;
import dev.moequant.internal.rules.Rule;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.testing.Goldens;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour prints what it always printed, and notices what is not as expected. */
final class TourTest {
  /** What no source is wrong about: the class path, and the options of the compiler. */
  private static final Set<Rule<?>> NOT_ABOUT_SOURCES =
      Set.of(PlacementRules.RUNTIME_NOT_READABLE, PlacementRules.OPTION);

  /** Group 1 is what stands before words of ours. */
  private static final Pattern WORDS =
      Pattern.compile("(?m)((?:error|warning): \\[MOEQ\\d{3}\\]|^ +help:).+$");

  @Test
  void theGalleryIsTheGolden() {
    StringWriter printed = new StringWriter();

    boolean asExpected = gallery(printed, Samples.sources());

    Goldens.assertMatches("gallery.txt", withoutWords(printed.toString()));
    assertThat(asExpected).isTrue();
  }

  /**
   * Words are approved where they are made, and {@link RuntimeRejectionTest} compares those that a
   * program hears, too. The ids, the lines of the sources and the carets below them are to stay.
   */
  private static String withoutWords(String printed) {
    return WORDS.matcher(printed).replaceAll("$1 ...");
  }

  @Test
  void eachRuleThatASourceCanBreakHasAClass() throws IOException {
    assertThat(ids(ShownSource.rejected(Samples.sources())))
        .containsExactlyElementsIn(rulesAboutSources(Severity.ERROR));
    assertThat(ids(ShownSource.warned(Samples.sources())))
        .containsExactlyElementsIn(rulesAboutSources(Severity.WARNING));
  }

  /** A rule may have several stories. */
  private static List<String> ids(List<ShownSource> sources) {
    return sources.stream().flatMap(source -> source.expectedIds().stream()).distinct().toList();
  }

  /** 9xx is about the processor itself. */
  private static List<String> rulesAboutSources(Severity severity) {
    return AllRules.all().stream()
        .filter(rule -> rule.severity() == severity)
        .filter(rule -> rule.detectedBy() != DetectedBy.RUN_TIME)
        .filter(rule -> rule.id().number() < 900)
        .filter(rule -> !NOT_ABOUT_SOURCES.contains(rule))
        .map(rule -> rule.id().code())
        .toList();
  }

  @Test
  void eachSchemeAnnotationHasAModel() {
    assertThat(Exhibits.all().stream().map(model -> model.scheme().kind()).toList())
        .containsAtLeastElementsIn(SchemeKind.values());
  }

  /** Whether tensors fit the sizes of a layer is checked by the factories themselves. */
  @Test
  void eachModelTakesTheTensorsOfItsLayer() throws IOException {
    for (Exhibit model : Exhibits.all()) {
      assertThat(model.config().toString()).isNotEmpty();
      assertThat(model.layer().tensors()).isNotEmpty();
    }
  }

  @Test
  void aClassThatCompilesIsNotAsExpected(@TempDir Path root) throws IOException {
    put(root, "rejected", "Fine.java", "// MOEQ103\nclass Fine {}\n");

    StringWriter printed = new StringWriter();

    assertThat(gallery(printed, root)).isFalse();
    assertThat(printed.toString())
        .contains("Fine.java was to fail with [MOEQ103], found success []");
  }

  @Test
  void anotherErrorThanTheExpectedOneIsNotAsExpected(@TempDir Path root) throws IOException {
    put(root, "rejected", "Typo.java", "// MOEQ103\nclass Typo { Strnig s; }\n");

    StringWriter printed = new StringWriter();

    assertThat(gallery(printed, root)).isFalse();
    assertThat(printed.toString()).contains("Typo.java was to fail with [MOEQ103], found [none]");
  }

  @Test
  void aClassWithoutAWarningIsNotAsExpected(@TempDir Path root) throws IOException {
    put(root, "warned", "Quiet.java", "// MOEQ107\nclass Quiet {}\n");

    StringWriter printed = new StringWriter();

    assertThat(gallery(printed, root)).isFalse();
    assertThat(printed.toString())
        .contains("Quiet.java was to compile with a warning [MOEQ107], found success []");
  }

  @Test
  void aClassSaysWhatItIsShownFor(@TempDir Path root) throws IOException {
    put(root, "warned", "Mute.java", "class Mute {}\n");

    assertThrows(IOException.class, () -> ShownSource.warned(root));
  }

  /** A folder of sources in which one of the two kinds has one file. */
  private static void put(Path root, String kind, String name, String text) throws IOException {
    for (String folder : List.of("rejected/java", "warned/java")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.writeString(root.resolve(kind).resolve("java").resolve(name), text);
  }

  @Test
  void colorsAreForTerminals() {
    String error =
        """
        A.java:1: error: a
          ^
            help: b
        A.java:2: warning: c
        """;

    assertThat(TerminalColors.NONE.paint(error)).isEqualTo(error);
    assertThat(new TerminalColors(true).paint(error))
        .isEqualTo(
            """
            A.java:1: \033[1;31merror:\033[0m a
              \033[36m^\033[0m
                \033[36mhelp:\033[0m b
            A.java:2: \033[1;33mwarning:\033[0m c
            """);
  }

  private static boolean gallery(StringWriter printed, Path sources) {
    Page page = new Page(new PrintWriter(printed), TerminalColors.NONE, Integer.MAX_VALUE);
    return new Tour(page, Samples.compiler(), sources).gallery();
  }
}

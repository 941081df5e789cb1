package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.testing.Goldens;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first screen of the tour: what it says, that it is short, and that it can fail. */
final class StoryTest {
  private static final String RIGHT =
      "main/java/dev/moequant/samples/models/DeepSeekV3Experts.java";
  private static final String WRONG = "rejected/java/rejected/PerTokenWithBlockShape.java";

  @Test
  void itIsTheGoldenAndShort() {
    StringWriter printed = new StringWriter();

    boolean asExpected = story(printed, Page.DEFAULT_WIDTH, Samples.sources());

    Goldens.assertMatches("story.txt", printed.toString());
    assertThat(asExpected).isTrue();
    assertThat(printed.toString().lines().count()).isAtMost(64);
    printed.toString().lines().forEach(StoryTest::assertFits);
  }

  private static void assertFits(String line) {
    assertWithMessage(line).that(line.length()).isAtMost(Page.DEFAULT_WIDTH);
  }

  @Test
  void noWordIsLostOnANarrowTerminal() {
    StringWriter wide = new StringWriter();
    StringWriter narrow = new StringWriter();

    assertThat(story(wide, Integer.MAX_VALUE, Samples.sources())).isTrue();
    assertThat(story(narrow, 40, Samples.sources())).isTrue();

    assertThat(words(narrow)).isEqualTo(words(wide));
    assertThat(narrow.toString().lines().count()).isGreaterThan(wide.toString().lines().count());
  }

  private static List<String> words(StringWriter printed) {
    return List.of(printed.toString().strip().split("\\s+", -1));
  }

  @Test
  void aWrongClassThatCompilesIsNotAsExpected(@TempDir Path root) throws IOException {
    put(root, RIGHT, "class Right {}\n");
    put(root, WRONG, "class Wrong {}\n");

    StringWriter printed = new StringWriter();

    assertThat(story(printed, 80, root)).isFalse();
    assertThat(printed.toString())
        .contains("  PerTokenWithBlockShape.java was to fail with MOEQ103, found success []\n");
    assertThat(printed.toString()).doesNotContain("DeepSeekV3Experts.java was to");
  }

  @Test
  void aRightClassThatDoesNotCompileIsNotAsExpected(@TempDir Path root) throws IOException {
    put(root, RIGHT, "class Right { Strnig s; }\n");
    Path wrong = Samples.sources().resolve(WRONG);
    put(root, WRONG, Files.readString(wrong));

    StringWriter printed = new StringWriter();

    assertThat(story(printed, 80, root)).isFalse();
    assertThat(printed.toString())
        .contains("  DeepSeekV3Experts.java was to compile, found [none]\n");
  }

  private static void put(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.resolveSibling(".").normalize());
    Files.writeString(file, text);
  }

  @Test
  void linesAreWrappedAtSpacesAndKeepTheirDepth() {
    assertThat(Page.wrapped("  one two three four", 12))
        .containsExactly("  one two", "    three", "    four")
        .inOrder();
    assertThat(Page.wrapped("one\n\n  two", 12)).containsExactly("one", "", "  two").inOrder();
  }

  @Test
  void aWordThatIsTooLongIsNotCut() {
    assertThat(Page.wrapped("a/very/long/path/to/A.java:1: error: b", 12))
        .containsExactly("a/very/long/path/to/A.java:1:", "  error: b")
        .inOrder();
    assertThat(Page.wrapped("  unbreakable-word", 8)).containsExactly("  unbreakable-word");
  }

  @Test
  void aLineWithACaretBelowStays() {
    String line = "@Fp8W8A8(perActToken = true, blockShape = {128, 128})";

    assertThat(Page.wrapped(line + "\n     ^\n" + line, 40))
        .containsExactly(
            line, "     ^", "@Fp8W8A8(perActToken = true, blockShape", "  = {128, 128})")
        .inOrder();
  }

  @Test
  void theWidthIsWhatTheShellSaysIfThatIsOfUse() {
    assertThat(Page.width(Map.of("COLUMNS", "132"))).isEqualTo(132);
    assertThat(Page.width(Map.of("COLUMNS", "0"))).isEqualTo(80);
    assertThat(Page.width(Map.of("COLUMNS", "wide"))).isEqualTo(80);
    assertThat(Page.width(Map.of())).isEqualTo(80);
  }

  private static boolean story(StringWriter printed, int width, Path sources) {
    Page page = new Page(new PrintWriter(printed), TerminalColors.NONE, width);
    return new Tour(page, Samples.compiler(), sources).story();
  }
}

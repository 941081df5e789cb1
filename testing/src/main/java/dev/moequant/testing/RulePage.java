package dev.moequant.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/rules}: what a rule is about, an example that breaks it with what is said
 * about that, and one that does not.
 *
 * @param file the page
 * @param text all of it
 * @param code the id in its first line
 * @param title what stands behind the id
 * @param verdict the line below the title: severity, and who finds it
 * @param why the section of that name
 * @param wrong the example that breaks the rule
 * @param message what is printed about that
 * @param right the example that does not
 */
public record RulePage(
    Path file,
    String text,
    String code,
    String title,
    String verdict,
    String why,
    Example wrong,
    String message,
    Example right) {

  private static final List<String> HEADINGS = List.of("What", "Why", "Fix", "Wrong", "Right");

  private static final Pattern TOP =
      Pattern.compile("# (MOEQ\\d{3}): (\\S[^\n]*)\n\n(\\S[^\n]*)\n\n");

  private static final Pattern HEADING = Pattern.compile("(?m)^##+ (.+)\n\n");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

  /**
   * A block of code.
   *
   * @param language behind the three backticks
   * @param text between them
   */
  public record Example(String language, String text) {}

  /** The folder of the pages, {@code docs/rules}. */
  public static Path folder() {
    return TestResources.root().resolve("../../../../docs/rules").normalize();
  }

  /** The pages, by id; a file that is not named after an id is none. */
  public static List<RulePage> all() {
    return TextFiles.readAll(folder(), ".md").keySet().stream()
        .filter(name -> name.startsWith("MOEQ"))
        .map(name -> read(folder().resolve(name)))
        .toList();
  }

  /** Reads a page; fails unless it has every part, each in its place. */
  static RulePage read(Path file) {
    String text = TextFiles.read(file);
    Matcher top = TOP.matcher(text);
    List<MatchResult> headings = HEADING.matcher(text).results().toList();
    List<String> names = headings.stream().map(heading -> heading.group(1)).toList();
    if (!top.lookingAt() || !names.equals(HEADINGS) || headings.get(0).start() != top.end()) {
      throw new AssertionError(
          file + " has not the form: # MOEQnnn: title, a line, then " + HEADINGS + "; " + names);
    }
    List<Example> wrong = blocks(section(text, headings, 3));
    List<Example> right = blocks(section(text, headings, 4));
    if (wrong.size() != 2 || !wrong.get(1).language().equals("text") || right.size() != 1) {
      throw new AssertionError(
          file + " has not one example and one text in Wrong, or not one example in Right");
    }
    return new RulePage(
        file,
        text,
        top.group(1),
        top.group(2),
        top.group(3),
        section(text, headings, 1),
        wrong.get(0),
        wrong.get(1).text(),
        right.get(0));
  }

  private static String section(String text, List<MatchResult> headings, int index) {
    int end = index + 1 < headings.size() ? headings.get(index + 1).start() : text.length();
    return text.substring(headings.get(index).end(), end);
  }

  private static List<Example> blocks(String section) {
    return BLOCK.matcher(section).results().map(b -> new Example(b.group(1), b.group(2))).toList();
  }

  /** The text of the page with another message in it. */
  public String withMessage(String other) {
    return text.replace("```text\n" + message + "```\n", "```text\n" + other + "\n```\n");
  }

  /** The name of the file. */
  public String name() {
    return Objects.requireNonNull(file.getFileName()).toString();
  }

  /** What a parameterized test shows. */
  @Override
  public String toString() {
    return code;
  }
}

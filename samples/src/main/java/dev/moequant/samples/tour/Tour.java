package dev.moequant.samples.tour;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Shows what moequant does: {@code mvn -q -Ptour} prints the story, on one screen; with {@code
 * -Dtour=all} the gallery comes after it: every error, every warning, every model.
 *
 * <p>Both say whether all went as expected; the tour exits with 1 if not.
 */
public final class Tour {
  private final Page page;
  private final TerminalCompiler compiler;
  private final Path sources;

  /**
   * A tour.
   *
   * @param page where it prints
   * @param compiler compiles what it shows
   * @param sources has the folders {@code main}, {@code warned} and {@code rejected}
   */
  Tour(Page page, TerminalCompiler compiler, Path sources) {
    this.page = page;
    this.compiler = compiler;
    this.sources = sources;
  }

  /**
   * Runs the tour on the terminal.
   *
   * @param args "story" or "all"
   */
  public static void main(String[] args) {
    String part = args.length == 1 ? args[0] : "";
    if (!part.equals("story") && !part.equals("all")) {
      throw new IllegalArgumentException("there is -Dtour=all, or none: " + List.of(args));
    }
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.US_ASCII);
    Tour tour =
        new Tour(
            new Page(out, TerminalColors.ofSystem(), Page.width(System.getenv())),
            new TerminalCompiler(required("java.class.path"), required("moequant.processorPath")),
            Path.of(required("moequant.sources")));
    boolean asExpected = part.equals("all") ? tour.all() : tour.story();
    System.exit(asExpected ? 0 : 1);
  }

  private static String required(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException(
          "the system property " + property + " is not set; run the tour with: mvn -q -Ptour");
    }
    return value;
  }

  /** Prints one screen, and how to see the rest; true if all was as the screen says. */
  boolean story() {
    boolean asExpected = report(new Story(page, compiler, sources)::tell);
    page.print("Every error, every warning, every model: mvn -q -Ptour -Dtour=all");
    page.print("How to use it: README.md. What an id means: docs/rules/README.md");
    return asExpected;
  }

  /**
   * Prints that screen, then everything; true if the compiler said of each class what it should.
   */
  boolean all() {
    return report(new Story(page, compiler, sources)::tell) && gallery();
  }

  /** Prints every class that is rejected or warned about, and every model. */
  boolean gallery() {
    return report(new Gallery(page, compiler, sources)::show);
  }

  /** Shows a part and says what was not as expected in it. */
  private boolean report(Part part) {
    List<String> surprises;
    try {
      surprises = part.show();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!surprises.isEmpty()) {
      page.print("NOT AS EXPECTED:");
      surprises.forEach(surprise -> page.print("  " + surprise));
    }
    return surprises.isEmpty();
  }

  private interface Part {
    List<String> show() throws IOException;
  }
}

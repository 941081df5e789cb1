package dev.moequant.samples.tour;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Shows what moequant does: {@code mvn -q -Ptour} prints the story, on a page; {@code
 * -Dtour=deployments} a table of models on clusters; {@code -Dtour=all} both, and the gallery:
 * every error, every warning, every model.
 *
 * <p>Each says whether all went as expected; the tour exits with 1 if not.
 */
public final class Tour {
  /** Beside the sources: what they name with {@code @Checkpoint}. */
  static final String CHECKPOINTS = "checkpoints";

  private static final List<String> PARTS = List.of("story", "deployments", "all");

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
   * @param args "story", "deployments" or "all"
   */
  public static void main(String[] args) {
    String part = args.length == 1 ? args[0] : "";
    if (!PARTS.contains(part)) {
      throw new IllegalArgumentException(
          "there are -Dtour=deployments and -Dtour=all, or none: " + List.of(args));
    }
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.US_ASCII);
    Path sources = Path.of(required("moequant.sources"));
    Tour tour =
        new Tour(
            new Page(out, TerminalColors.ofSystem(), Page.width(System.getenv())),
            new TerminalCompiler(
                required("java.class.path"),
                required("moequant.processorPath"),
                sources.resolve(CHECKPOINTS)),
            sources);
    System.exit(tour.shows(part) ? 0 : 1);
  }

  private static String required(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException(
          "the system property " + property + " is not set; run the tour with: mvn -q -Ptour");
    }
    return value;
  }

  private boolean shows(String part) {
    return switch (part) {
      case "all" -> all();
      case "deployments" -> deployments();
      default -> story();
    };
  }

  /** Prints a page, and how to see the rest; true if all was as the page says. */
  boolean story() {
    boolean asExpected = report(new Story(page, compiler, sources)::tell);
    page.print("Models on clusters: mvn -q -Ptour -Dtour=deployments; all there is: -Dtour=all");
    page.print("How to use it: README.md. What an id means: docs/rules/README.md");
    return asExpected;
  }

  /** Prints that page, then everything; true if the compiler said of each class what it should. */
  boolean all() {
    return report(new Story(page, compiler, sources)::tell) && deployments() && gallery();
  }

  /** Prints the table of models on clusters; what it shows was compiled, and so is sound. */
  boolean deployments() {
    page.heading("Models on clusters: what each rank holds, the first kernel, the tuned file", '=');
    DeploymentTable.of(Exhibits.all()).forEach(page::print);
    page.print("");
    return true;
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

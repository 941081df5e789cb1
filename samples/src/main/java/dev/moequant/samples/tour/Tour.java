package dev.moequant.samples.tour;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows what moequant does, on real models: {@code mvn -q -Ptour} runs it.
 *
 * <ol>
 *   <li>The models of this module were compiled by the build, so their factories exist; each makes
 *       a config, whose properties are printed.
 *   <li>The classes in {@code src/rejected} are compiled here and now. The compiler's errors are
 *       printed as a terminal shows them.
 * </ol>
 *
 * <p>Says at the end whether all went as expected, and exits with 1 if not.
 */
public final class Tour {
  private final PrintWriter out;
  private final TerminalColors colors;
  private final TerminalCompiler compiler;
  private final Path rejectedRoot;
  private final List<String> surprises = new ArrayList<>();

  /**
   * A tour.
   *
   * @param out where it prints
   * @param colors whether it prints in colour
   * @param classPath what the rejected classes are compiled against
   * @param processorPath where the annotation processor is
   * @param rejectedRoot the source folder of the classes that must be rejected
   */
  Tour(
      PrintWriter out,
      TerminalColors colors,
      String classPath,
      String processorPath,
      Path rejectedRoot) {
    this.out = out;
    this.colors = colors;
    this.compiler = new TerminalCompiler(classPath, processorPath);
    this.rejectedRoot = rejectedRoot;
  }

  /**
   * Runs the tour on the terminal.
   *
   * @param args none
   */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.US_ASCII);
    boolean asExpected =
        new Tour(
                out,
                TerminalColors.ofSystem(),
                required("java.class.path"),
                required("moequant.processorPath"),
                Path.of(required("moequant.rejected")))
            .run();
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

  /** Prints everything; true if each model was accepted and each class rejected as it says. */
  boolean run() {
    try {
      List<Exhibit> models = Exhibit.all();
      heading("Accepted: models, their schemes and their configs");
      models.forEach(this::show);
      List<RejectedSource> rejected = RejectedSource.in(rejectedRoot);
      heading("Rejected: what the compiler says about classes that contradict themselves");
      rejected.forEach(this::show);
      summary(models.size(), rejected.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      out.flush();
    }
    return surprises.isEmpty();
  }

  private void show(Exhibit model) {
    print(model.title());
    try {
      model.lines().forEach(this::print);
    } catch (RuntimeException e) {
      print(e.getMessage() == null ? e.toString() : e.getMessage());
      surprises.add(model.checkpoint() + " was to be accepted, but was rejected");
    }
    print("");
  }

  private void show(RejectedSource source) {
    TerminalCompiler.Result result = compiler.compile(source);
    print("$ javac " + source.shownAs());
    print(colors.paint(result.printed()));
    if (result.succeeded() || !result.ids().equals(source.expectedIds())) {
      surprises.add(
          source.shownAs() + " was to fail with " + source.expectedIds() + ", found " + result);
    }
  }

  private void heading(String title) {
    print(title);
    print("=".repeat(title.length()));
    print("");
  }

  private void summary(int models, int rejected) {
    if (surprises.isEmpty()) {
      print(models + " models accepted, " + rejected + " classes rejected, all as expected.");
    } else {
      print("NOT AS EXPECTED:");
      surprises.forEach(surprise -> print("  " + surprise));
    }
  }

  /** The same bytes on every platform. */
  private void print(String line) {
    out.print(line + "\n");
  }
}

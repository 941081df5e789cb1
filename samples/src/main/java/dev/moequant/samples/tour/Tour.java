package dev.moequant.samples.tour;

import dev.moequant.samples.layers.TinyLayers;
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
 *       a config of a small layer, which is read from a file, and its properties are printed.
 *   <li>The classes in {@code src/warned} are compiled here and now. The compiler's warnings are
 *       printed as a terminal shows them.
 *   <li>So are the classes in {@code src/rejected}, and the compiler's errors.
 * </ol>
 *
 * <p>Says at the end whether all went as expected, and exits with 1 if not.
 */
public final class Tour {
  private final PrintWriter out;
  private final TerminalColors colors;
  private final TerminalCompiler compiler;
  private final Path sources;
  private final List<String> surprises = new ArrayList<>();

  /**
   * A tour.
   *
   * @param out where it prints
   * @param colors whether it prints in colour
   * @param classPath what the rejected classes are compiled against
   * @param processorPath where the annotation processor is
   * @param sources has the folders {@code warned} and {@code rejected}
   */
  Tour(
      PrintWriter out,
      TerminalColors colors,
      String classPath,
      String processorPath,
      Path sources) {
    this.out = out;
    this.colors = colors;
    this.compiler = new TerminalCompiler(classPath, processorPath);
    this.sources = sources;
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
                Path.of(required("moequant.sources")))
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

  /** Prints everything; true if the compiler said of each class what it was to say. */
  boolean run() {
    try {
      List<Exhibit> models = Exhibits.all();
      heading("Accepted: models, their schemes and their configs", '=');
      print("Each config is made of a layer that was read from a safetensors file. The layers are");
      print("small: " + TinyLayers.SIZES + ". Of each tensor you see");
      print(
          "vLLM's argument, the name it has once it is loaded, dtype and shape. Then come vLLM's");
      print("properties of the config, as far as they are not None or False.");
      print("");
      for (Exhibit model : models) {
        show(model);
      }
      List<ShownSource> warned = ShownSource.warned(sources);
      heading("Accepted with a warning: what not every kernel of vLLM can run", '=');
      warned.forEach(this::showWarning);
      List<ShownSource> rejected = ShownSource.rejected(sources);
      heading("Rejected: what the compiler says about classes that contradict themselves", '=');
      showByFamily(rejected);
      summary(models.size(), warned.size(), rejected.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      out.flush();
    }
    return surprises.isEmpty();
  }

  private void show(Exhibit model) throws IOException {
    print(model.title());
    try {
      model.lines().forEach(this::print);
    } catch (RuntimeException e) {
      print(e.getMessage() == null ? e.toString() : e.getMessage());
      surprises.add(model.checkpoint() + " was to be accepted, but was rejected");
    }
    print("");
  }

  private void showByFamily(List<ShownSource> rejected) {
    String family = "";
    for (ShownSource source : rejected) {
      if (!source.family().equals(family)) {
        family = source.family();
        heading(family, '-');
      }
      showError(source);
    }
  }

  private void showWarning(ShownSource source) {
    TerminalCompiler.Result result = compile(source);
    if (!result.succeeded() || !result.ids().equals(source.expectedIds())) {
      surprise(source, "to compile with a warning", result);
    }
  }

  private void showError(ShownSource source) {
    TerminalCompiler.Result result = compile(source);
    if (result.succeeded() || !result.ids().equals(source.expectedIds())) {
      surprise(source, "to fail with", result);
    }
  }

  private TerminalCompiler.Result compile(ShownSource source) {
    TerminalCompiler.Result result = compiler.compile(source);
    print(colors.paint(result.printed()));
    return result;
  }

  private void surprise(ShownSource source, String wanted, TerminalCompiler.Result found) {
    surprises.add(
        source.shownAs() + " was " + wanted + " " + source.expectedIds() + ", found " + found);
  }

  private void heading(String title, char line) {
    print(title);
    print(String.valueOf(line).repeat(title.length()));
    print("");
  }

  private void summary(int models, int warned, int rejected) {
    if (surprises.isEmpty()) {
      print(models + " models accepted, " + warned + " classes accepted with a warning,");
      print(rejected + " classes rejected, all as expected.");
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

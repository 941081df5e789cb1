package dev.moequant.samples.tour;

import dev.moequant.samples.layers.TinyLayers;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything there is to see.
 *
 * <ol>
 *   <li>The classes in {@code src/rejected} are compiled here and now. The compiler's errors are
 *       printed as a terminal shows them.
 *   <li>So are the classes in {@code src/warned}, and the compiler's warnings.
 *   <li>The models of this module were compiled by the build, so their factories exist; each makes
 *       a config of a small layer, which is read from a file, and its properties are printed.
 * </ol>
 */
final class Gallery {
  private final Page page;
  private final TerminalCompiler compiler;
  private final Path sources;
  private final List<String> surprises = new ArrayList<>();

  Gallery(Page page, TerminalCompiler compiler, Path sources) {
    this.page = page;
    this.compiler = compiler;
    this.sources = sources;
  }

  /** Shows it; what was not as expected. */
  List<String> show() throws IOException {
    List<ShownSource> rejected = ShownSource.rejected(sources);
    List<ShownSource> warned = ShownSource.warned(sources);
    List<Exhibit> models = Exhibits.all();
    page.print("Compiling " + (rejected.size() + warned.size()) + " classes, one by one ...");
    page.print("");
    page.heading("Rejected: what the compiler says about classes that contradict themselves", '=');
    showByFamily(rejected);
    page.heading("Accepted with a warning: what not every kernel of vLLM can run", '=');
    warned.forEach(this::showWarning);
    page.heading("Accepted: models, their schemes and their configs", '=');
    page.print(
        "Each config is made of a layer that was read from a safetensors file. The layers are\n"
            + ("small: " + TinyLayers.SIZES + ". Of each tensor you see\n")
            + "vLLM's argument, the name it has once it is loaded, dtype and shape. Then come the\n"
            + ("config's properties in "
                + VllmRevision.NEWEST
                + ", but for those that are None or False,\n")
            + "or that no kernel reads for its dtypes.\n");
    for (Exhibit model : models) {
      show(model);
    }
    if (surprises.isEmpty()) {
      page.print(rejected.size() + " classes rejected, " + warned.size() + " with a warning,");
      page.print(models.size() + " models accepted, all as expected.");
    }
    return surprises;
  }

  private void show(Exhibit model) throws IOException {
    page.print(model.title());
    try {
      model.lines().forEach(page::print);
    } catch (RuntimeException e) {
      page.print(e.getMessage() == null ? e.toString() : e.getMessage());
      surprises.add(model.checkpoint() + " was to be accepted, but was rejected");
    }
    page.print("");
  }

  private void showByFamily(List<ShownSource> rejected) {
    String family = "";
    for (ShownSource source : rejected) {
      if (!source.family().equals(family)) {
        family = source.family();
        page.heading(family, '-');
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
    if (!source.options().isEmpty()) {
      page.print("With " + String.join(" ", source.options()) + ":");
    }
    page.printMessage(result.printed());
    return result;
  }

  private void surprise(ShownSource source, String wanted, TerminalCompiler.Result found) {
    surprises.add(
        source.shownAs() + " was " + wanted + " " + source.expectedIds() + ", found " + found);
  }
}

package dev.moequant.samples.tour;

import static java.util.stream.Collectors.joining;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.cli.Moequant;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.samples.models.DeepSeekV3Experts;
import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig;
import dev.moequant.samples.models.Tensor;
import dev.moequant.scheme.SchemeFormatter;
import dev.moequant.tensors.TensorType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What moequant is for, on a page: a checkpoint that will not run on a cluster; a class that is
 * right, and what becomes of it; one that is wrong; a tensor that is wrong.
 */
final class Story {
  private static final String MODEL = "main/java/dev/moequant/samples/models/";
  private static final String REJECTED = "rejected/java/rejected/";

  private static final String CHECKPOINT = "Qwen/Qwen3-30B-A3B-FP8";

  /** Of a config, what a reader new to it understands. */
  private static final List<String> SHOWN = List.of("w1_", "w2_", "block_shape", "scale_shape");

  private final Page page;
  private final TerminalCompiler compiler;
  private final Path sources;
  private final List<String> surprises = new ArrayList<>();

  Story(Page page, TerminalCompiler compiler, Path sources) {
    this.page = page;
    this.compiler = compiler;
    this.sources = sources;
  }

  /** Tells it; what was not as expected. */
  List<String> tell() throws IOException {
    checkpoint();
    page.print("Compiling one class that is right and one that is wrong ...");
    page.print("");
    rightClass();
    wrongClass();
    wrongTensor();
    return surprises;
  }

  private ShownSource source(String folder, String name) {
    return new ShownSource(sources.resolve(folder + name), name, List.of());
  }

  private void checkpoint() {
    StringWriter printed = new StringWriter();
    String folder = sources.resolve(Tour.CHECKPOINTS).resolve(CHECKPOINT).toString();
    Moequant.run(new PrintWriter(printed), "check", folder, "--tp", "4", "--gpu", "L40S");
    page.print("1. A checkpoint is checked before it is deployed, without its weights.");
    page.print("");
    page.print("$ moequant check " + CHECKPOINT + " --tp 4 --gpu L40S");
    // The first line is the folder.
    page.printMessage(printed.toString().lines().skip(1).collect(joining("\n")));
    page.print("");
    if (!printed.toString().contains("error[MOEQ403]")) {
      surprises.add(CHECKPOINT + " was not to fit on four ranks, found " + printed);
    }
  }

  private void rightClass() throws IOException {
    ShownSource source = source(MODEL, "DeepSeekV3Experts.java");
    page.print("2. A class says how the experts of DeepSeek-V3 are quantized.");
    page.print("");
    source.declaration().forEach(line -> page.print("  " + line));
    TerminalCompiler.Result result = compiler.compile(source);
    if (!result.ids().isEmpty() || !result.succeeded()) {
      page.printMessage(result.printed());
      surprises.add(source.shownAs() + " was to compile, found " + result);
    }
    page.print("The compiler writes DeepSeekV3ExpertsQuantConfig for it, a factory:");
    result
        .signatures("of(DeepSeekV3Experts ", "create(TensorAdapter")
        .forEach(line -> page.print("  " + line));
    page.print("It makes a config of the layer's tensors:");
    SchemeFormatter.of(DeepSeekV3ExpertsQuantConfig.SCHEME)
        .forEach(words -> page.print("  " + words));
    try {
      FusedMoEQuantConfig<Tensor> config = experts(56, 16).quantConfig();
      VllmProperties.of(config, DeepSeekV3ExpertsQuantConfig.LAYER.hiddenDim()).stream()
          .filter(line -> SHOWN.stream().anyMatch(line::startsWith))
          .forEach(line -> page.print("  " + line));
    } catch (InvalidQuantConfigException e) {
      page.printMessage(String.valueOf(e.getMessage()));
      surprises.add("the tensors of DeepSeek-V3 were refused");
    }
    page.print("");
  }

  private void wrongClass() throws IOException {
    ShownSource source = source(REJECTED, "PerTokenWithBlockShape.java");
    page.print("3. A class that contradicts itself does not compile.");
    page.print("");
    TerminalCompiler.Result result = compiler.compile(source);
    page.printMessage(result.printed());
    if (!result.ids().equals(List.of("MOEQ103"))) {
      surprises.add(source.shownAs() + " was to fail with MOEQ103, found " + result);
    }
  }

  private void wrongTensor() {
    page.print("4. A tensor that does not fit is refused when the config is made.");
    page.print("");
    try {
      surprises.add("a wrong tensor was accepted: " + experts(16, 56).quantConfig());
    } catch (InvalidQuantConfigException e) {
      String message = String.valueOf(e.getMessage());
      page.printMessage(message);
      if (!message.startsWith("[MOEQ309] w2_scale ")) {
        surprises.add("w2_scale was to be refused with MOEQ309");
      }
    }
    page.print("");
  }

  /** DeepSeek-V3's 256 experts, as one rank would hold all of them; the scales are zeros. */
  private static DeepSeekV3Experts experts(int rowsOfW2, int columnsOfW2) {
    return new DeepSeekV3Experts(
        zeros("w13_weight_scale_inv", 256, 32, 56),
        zeros("w2_weight_scale_inv", 256, rowsOfW2, columnsOfW2));
  }

  private static Tensor zeros(String name, int... shape) {
    List<Integer> sizes = Arrays.stream(shape).boxed().toList();
    return new Tensor(
        name,
        TensorType.F32,
        sizes,
        ByteBuffer.allocate(Math.toIntExact(Tensor.bytes(TensorType.F32, sizes))));
  }
}

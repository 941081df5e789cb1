package dev.moequant.cli.output;

import dev.moequant.DeploymentPlan;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.deployment.RankSizes;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Severity;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.ExpertLayers;
import dev.moequant.shapes.SizedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What came of checkpoints, for people. */
final class CheckText {
  private static final int NAMES = 11;
  private static final int MOST_IDS = 4;

  private final Terminal terminal;
  private final List<String> lines = new ArrayList<>();

  CheckText(Terminal terminal) {
    this.terminal = terminal;
  }

  String of(CheckResult result) {
    for (Checked checked : result.checkpoints()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      checkpoint(checked, result);
    }
    if (!result.notLookedAt().isEmpty()) {
      add("not looked at: " + String.join(", ", result.notLookedAt()));
      lines.add("");
    }
    add(summary(result));
    return String.join("\n", lines);
  }

  private void add(String text) {
    lines.addAll(Wrapping.lines(text, terminal.width()));
  }

  /** A name, and what goes with it beside and below. */
  private void fact(String name, String text) {
    String line = "  " + name + " ".repeat(Math.max(1, NAMES - name.length())) + text;
    Wrapping.wrap(line, terminal.width(), NAMES + 2, lines);
  }

  /** The same for several, with the name once. */
  private void facts(String name, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      fact(i == 0 ? name : "", texts.get(i));
    }
  }

  private void checkpoint(Checked checked, CheckResult result) {
    Checkpoint checkpoint = checked.report().checkpoint();
    heading(checked.path());
    if (!checkpoint.modelType().isEmpty()) {
      String method = checkpoint.quantMethod();
      fact(
          "model",
          checkpoint.modelType()
              + ", "
              + (method.isEmpty() ? "not quantized" : "quant_method " + method));
    }
    facts("experts", checkpoint.experts().stream().map(ExpertLayers::toString).toList());
    checkpoint.layer().ifPresent(layer -> fact("layer", words(layer)));
    facts("assumed", checkpoint.assumptions());
    if (!checkpoint.experts().isEmpty()) {
      fact("vLLM", result.revision().month() + " (" + result.revision().commit() + ")");
    }
    checkpoint.layer().ifPresent(layer -> checked.plans().forEach(planned -> plan(planned, layer)));
    checked.fitting().ifPresent(this::fitting);
    lines.add("");
    for (Finding finding : checked.findings()) {
      finding(finding, checked);
      lines.add("");
    }
  }

  private void heading(String text) {
    lines.add(terminal.colors().heading(text));
  }

  private static String words(LayerSpec layer) {
    StringBuilder words = new StringBuilder(layer.toString());
    words.append(", ").append(layer.activation().vllmName());
    words.append(", ").append(layer.inDtype().vllmName());
    if (layer.bias()) {
      words.append(", with biases");
    }
    if (!Double.isNaN(layer.swigluLimit())) {
      words.append(", swigluLimit ").append(layer.swigluLimit());
    }
    if (layer.sharedIntermediateSize() > 0) {
      words.append(", sharedIntermediateSize ").append(layer.sharedIntermediateSize());
    }
    if (layer.denseIntermediateSize() > 0) {
      words.append(", denseIntermediateSize ").append(layer.denseIntermediateSize());
    }
    return words.toString();
  }

  /** In the model's own dtype, where it has that. */
  private static String words(SizedTensor tensor, LayerSpec layer) {
    String dtype =
        tensor.dtypes().contains(layer.inDtype())
            ? layer.inDtype().vllmName()
            : tensor.dtypeNames();
    return tensor.name() + " " + dtype + " " + tensor.shapeNames();
  }

  private void plan(Planned planned, LayerSpec layer) {
    DeploymentPlan plan = planned.plan();
    lines.add("");
    heading(plan.deployment().name());
    RankSizes rank = plan.rank();
    String experts =
        rank.isEven()
            ? String.valueOf(rank.mostExperts())
            : rank.fewestExperts() + " or " + rank.mostExperts();
    fact(
        "a rank", "E %s, H %d, I %d".formatted(experts, rank.hiddenDim(), rank.intermediateSize()));
    facts("tensors", plan.tensors().stream().map(tensor -> words(tensor, layer)).toList());
    fact("kernel", planned.choice());
    if (planned.isOnNamedGpu()) {
      if (!planned.others().isEmpty()) {
        fact("runs, too", String.join(", ", planned.others()));
      }
      facts("runs not", planned.rejected().stream().map(FlagWords::of).toList());
    }
    facts("tuned file", plan.tunedFileNames());
  }

  private void fitting(FittingTable table) {
    lines.add("");
    lines.add(table.text(terminal));
    lines.add("");
    table
        .reasons()
        .forEach(
            finding -> add("  " + finding.rule().code() + ": " + FlagWords.of(finding.text())));
    if (table.isTooBigSomewhere()) {
      add("  > 80 GiB: the experts alone are larger than the memory of that GPU");
    }
    add("  for one of them: --tp N, --ep, --gpu GPU");
  }

  private void finding(Finding finding, Checked checked) {
    Colors colors = terminal.colors();
    boolean isError = finding.severity() == Severity.ERROR;
    String label = (isError ? "error[" : "warning[") + finding.rule().code() + "]";
    String painted = isError ? colors.error(label) : colors.warning(label);
    add(painted + ": " + FlagWords.of(finding.text()));
    checked.files().position(finding).ifPresent(position -> lines.add("  --> " + position));
    add("  " + colors.help("help:") + " " + FlagWords.of(finding.help()));
  }

  private String summary(CheckResult result) {
    long errors = result.count(Severity.ERROR);
    long warnings = result.count(Severity.WARNING);
    if (errors + warnings == 0) {
      return "no findings";
    }
    String counts =
        counted(errors, "error")
            + (errors > 0 && warnings > 0 ? ", " : "")
            + counted(warnings, "warning");
    String ids =
        result.checkpoints().stream()
            .flatMap(checked -> checked.findings().stream())
            .map(finding -> finding.rule().code())
            .distinct()
            .limit(MOST_IDS)
            .collect(Collectors.joining(" "));
    return counts + "; moequant explain " + ids + " says more";
  }

  private static String counted(long number, String what) {
    return number == 0 ? "" : number + " " + what + (number == 1 ? "" : "s");
  }
}

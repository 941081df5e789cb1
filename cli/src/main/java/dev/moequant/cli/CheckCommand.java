package dev.moequant.cli;

import dev.moequant.cli.output.CheckResult;
import dev.moequant.cli.output.Checked;
import dev.moequant.cli.output.CheckedFiles;
import dev.moequant.cli.output.Planned;
import dev.moequant.cli.output.Terminal;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Severity;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.CheckpointReport;
import dev.moequant.scheme.VllmRevision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code moequant check}: whether checkpoints will run. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    description =
        "Says what a checkpoint is and whether vLLM will run it, from its JSON files and the headers"
            + " of its weights. Without --tp it lists which sizes fit on which GPUs.",
    footer = {
      "",
      "A command line of vllm serve can be pasted behind it: what changes nothing here is named.",
      "",
      "Examples:",
      "  moequant check Qwen3-30B-A3B-FP8",
      "  moequant check Qwen3-30B-A3B-FP8 --tp 4 --gpu H100",
      "  moequant check Qwen3-30B-A3B-FP8 --tp 4 --ep --gpu H100,B200 --format json",
      "  moequant check vllm serve Qwen3-30B-A3B-FP8 -tp 8 --enable-expert-parallel",
    })
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final VllmFlags flags;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description =
          "The folder of a checkpoint, its config.json, or the name of a model in the cache of"
              + " Hugging Face's hub.")
  private List<String> models = new ArrayList<>();

  @Mixin private ServeOptions options = new ServeOptions();

  @Option(
      names = "--vllm",
      paramLabel = "MONTH",
      converter = VllmWords.class,
      completionCandidates = VllmWords.class,
      description = "The vLLM that is to serve it; the newest is ${DEFAULT-VALUE}.",
      defaultValue = "2026-08")
  private VllmRevision revision = VllmRevision.NEWEST;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatWords.class,
      completionCandidates = FormatWords.class,
      description = "text, json (docs/schema/check-1.json) or sarif (2.1.0).")
  private Format format = Format.TEXT;

  @Option(
      names = "--global-scales",
      description =
          "Read the global scales of nvfp4 experts, too, a few bytes each: whether gate and up have"
              + " the same (MOEQ718).")
  private boolean globalScales;

  @Option(names = "--fail-on-warning", description = "Exit with 1 where there are warnings, too.")
  private boolean failOnWarning;

  CheckCommand(Terminal terminal, VllmFlags flags) {
    this.terminal = terminal;
    this.flags = flags;
  }

  @Override
  public Integer call() {
    List<Checked> all = models.stream().map(this::check).toList();
    CheckResult result =
        new CheckResult(VersionText.ofProject(), revision, all, flags.notLookedAt());
    terminal.printUnwrapped(
        switch (format) {
          case TEXT -> result.text(terminal);
          case JSON -> result.json();
          case SARIF -> result.sarif();
        });
    return status(result);
  }

  private int status(CheckResult result) {
    if (result.isUnreadable()) {
      return ExitCodes.UNUSABLE;
    }
    boolean fails =
        result.count(Severity.ERROR) > 0 || (failOnWarning && result.count(Severity.WARNING) > 0);
    return fails ? ExitCodes.FINDINGS : ExitCodes.FINE;
  }

  private Checked check(String model) {
    Path path = HubCache.path(model, System.getenv());
    Checkpoint checkpoint = HeaderProgress.checkpoint(path, terminal);
    List<DeploymentSpec> deployments = options.saysRanks() ? options.deployments() : List.of();
    CheckpointReport report = checkpoint.check(revision, deployments);
    List<Finding> more = new ArrayList<>();
    options.quantization().flatMap(checkpoint::findOtherMethod).ifPresent(more::add);
    if (globalScales) {
      checkpoint.tensors().ifPresent(found -> more.addAll(found.differentGlobalScales()));
    }
    return new Checked(
        model,
        new CheckedFiles(path, checkpoint),
        report,
        planned(report),
        more,
        options.saysRanks() ? Optional.empty() : Fitting.of(report, options));
  }

  private static List<Planned> planned(CheckpointReport report) {
    return report.plans().stream()
        .map(plan -> new Planned(plan, report.kernels().flatMap(plan::kernels)))
        .toList();
  }
}

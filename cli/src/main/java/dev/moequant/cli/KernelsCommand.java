package dev.moequant.cli;

import dev.moequant.MoECheck;
import dev.moequant.QuantReport;
import dev.moequant.annotations.Gpu;
import dev.moequant.cli.output.KernelList;
import dev.moequant.cli.output.Terminal;
import dev.moequant.diagnostics.Finding;
import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelKeys;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code moequant kernels}: which kernels vLLM has, and what they say to a scheme. */
@Command(
    name = "kernels",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = "Lists the kernels that vLLM has for experts, where they run and what they take.",
    footer = {
      "",
      "Examples:",
      "  moequant kernels",
      "  moequant kernels --gpu H100",
      "  moequant kernels --gpu B200 --scheme Nvfp4W4A4",
      "  moequant kernels --scheme '@Fp8W8A8(blockShape = {128, 128})' --format json",
    })
final class KernelsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--gpu",
      paramLabel = "GPU",
      converter = GpuWords.class,
      completionCandidates = GpuWords.class,
      description = "Those that run on it: H100, MI300X, rtx-4090, …")
  private Gpu gpu = Gpu.UNSPECIFIED;

  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      converter = SchemeText.class,
      description =
          "Those that vLLM asks about it, an annotation of moequant; with --gpu also each one's"
              + " answer. Fp8W8A8 blockShape=128,128 is @Fp8W8A8(blockShape = {128, 128}).")
  private @Nullable SchemeSpec scheme;

  @Option(
      names = "--vllm",
      paramLabel = "MONTH",
      converter = VllmWords.class,
      completionCandidates = VllmWords.class,
      description = "Those of this revision of vLLM; the newest is ${DEFAULT-VALUE}.",
      defaultValue = "2026-08")
  private VllmRevision revision = VllmRevision.NEWEST;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatWords.class,
      description = "text or json (docs/schema/kernels-1.json).")
  private Format format = Format.TEXT;

  KernelsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    KernelTable table = new KernelTable(catalogue(revision), gpu);
    if (scheme == null) {
      return print(table.all());
    }
    QuantReport report = MoECheck.of(scheme).vllm(revision).check();
    if (!report.isValid()) {
      terminal.complain(
          report.errors().stream()
              .map(Finding::text)
              .collect(Collectors.joining("\n", scheme.annotation() + " is no scheme:\n", "")));
      return ExitCodes.FINDINGS;
    }
    KernelKeys keys =
        KernelKeys.of(table.catalogue(), scheme)
            .orElseThrow(
                () ->
                    new UnusableException(
                        "nothing of %s asks its kernels about %s"
                            .formatted(revision, report.scheme().annotation())));
    return print(table.of(keys));
  }

  private static KernelCatalogue catalogue(VllmRevision revision) {
    return KernelCatalogues.find(revision)
        .orElseThrow(
            () ->
                new UnusableException(
                    "no kernels are recorded of "
                        + revision
                        + "; the first revision with any is 2026-07"));
  }

  private int print(KernelList list) {
    switch (format) {
      case TEXT -> terminal.printUnwrapped(list.text(terminal));
      case JSON -> terminal.printUnwrapped(list.json());
      case SARIF -> throw new UnusableException("there is no list of kernels in sarif");
    }
    return ExitCodes.FINE;
  }
}

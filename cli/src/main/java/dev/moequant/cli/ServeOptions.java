package dev.moequant.cli;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeploymentSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a checkpoint is to be served: our names, and beside them those of {@code vllm serve}. */
final class ServeOptions {
  @Option(
      names = {"--tp", "-tp", "--tensor-parallel-size"},
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "Tensor parallelism.")
  private @Nullable Integer tp;

  @Option(
      names = {"--dp", "-dp", "--data-parallel-size"},
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "Data parallelism.")
  private @Nullable Integer dp;

  @Option(
      names = {"--ep", "-ep", "--enable-expert-parallel"},
      description = "Expert parallelism: each rank holds whole experts.")
  private boolean expertParallel;

  @Option(
      names = {"--eplb", "--enable-eplb"},
      description = "Experts move between ranks to balance the load.")
  private boolean eplb;

  @Option(
      names = {"--redundant-experts", "--num-redundant-experts"},
      paramLabel = "N",
      converter = WholeNumber.class,
      description = "Copies of experts that load balancing may place.")
  private int redundantExperts;

  @Option(
      names = {"--all2all", "--all2all-backend"},
      paramLabel = "BACKEND",
      converter = All2AllWords.class,
      completionCandidates = All2AllWords.class,
      description = "How tokens travel to the ranks of their experts.")
  private All2AllBackend all2all = All2AllBackend.ALLGATHER_REDUCESCATTER;

  @Option(
      names = "--gpu",
      paramLabel = "GPU",
      split = ",",
      converter = GpuWords.class,
      completionCandidates = GpuWords.class,
      description = "What it runs on: H100, MI300X, rtx-4090, …; several with commas.")
  private List<Gpu> gpus = new ArrayList<>();

  @Option(
      names = {"--kernel", "--moe-backend"},
      paramLabel = "KERNEL",
      converter = KernelWords.class,
      completionCandidates = KernelWords.class,
      description = "The kernels that vLLM is told to take.")
  private Kernel kernel = Kernel.AUTO;

  @Option(
      names = {"--quantization", "-q"},
      paramLabel = "METHOD",
      description = "The method that vLLM is told to take.")
  private @Nullable String quantization;

  /** Whether somebody said on how many ranks. */
  boolean saysRanks() {
    return tp != null || dp != null || expertParallel;
  }

  Optional<String> quantization() {
    return Optional.ofNullable(quantization);
  }

  List<Gpu> gpus() {
    return List.copyOf(gpus);
  }

  /** One for each GPU; one for any where none is named. */
  List<DeploymentSpec> deployments() {
    List<Gpu> each = gpus.isEmpty() ? List.of(Gpu.UNSPECIFIED) : gpus;
    return each.stream()
        .map(gpu -> deployment(tp == null ? 1 : tp, dp == null ? 1 : dp, expertParallel, gpu))
        .toList();
  }

  /** With other ranks, and all else as it was said. */
  DeploymentSpec deployment(int tpSize, int dpSize, boolean withExpertParallel, Gpu gpu) {
    return DeploymentSpec.of(
        name(tpSize, dpSize, withExpertParallel, gpu),
        d -> {
          d.tp(tpSize);
          d.dp(dpSize);
          d.expertParallel(withExpertParallel);
          d.eplb(eplb);
          d.redundantExperts(redundantExperts);
          d.all2all(all2all);
          d.gpu(gpu);
          d.kernel(kernel);
        });
  }

  private static String name(int tp, int dp, boolean expertParallel, Gpu gpu) {
    return "tp "
        + tp
        + (dp == 1 ? "" : ", dp " + dp)
        + (expertParallel ? ", ep" : "")
        + (gpu == Gpu.UNSPECIFIED ? "" : " on " + gpu);
  }
}

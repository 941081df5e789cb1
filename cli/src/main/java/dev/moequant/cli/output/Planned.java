package dev.moequant.cli.output;

import dev.moequant.DeploymentPlan;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.kernels.KernelReport;
import dev.moequant.kernels.KernelVerdict;
import dev.moequant.kernels.Quantity;
import dev.moequant.kernels.Reason;
import java.util.List;
import java.util.Optional;

/**
 * A deployment without errors, and what vLLM's kernels say of it.
 *
 * @param plan what a rank holds
 * @param kernels empty where nothing of vLLM asks its kernels about such a scheme, or none are
 *     recorded of the revision
 */
public record Planned(DeploymentPlan plan, Optional<KernelReport> kernels) {
  /** Whether some GPU is named: without one, the answers are about the first that will do. */
  boolean isOnNamedGpu() {
    return plan.deployment().gpu() != Gpu.UNSPECIFIED;
  }

  /** {@code TritonExperts (triton), vLLM's choice}. */
  String choice() {
    if (kernels.isEmpty()) {
      return "not known: nothing that is recorded of this vLLM asks kernels about such a scheme";
    }
    KernelReport report = kernels.get();
    String why =
        plan.deployment().kernel() == Kernel.AUTO ? ", vLLM's choice" : ", which was asked for";
    String chosen =
        report
            .chosen()
            .map(verdict -> named(verdict) + why)
            .orElseGet(() -> "none: " + report.selection());
    return isOnNamedGpu()
        ? chosen
        : chosen
            + " on "
            + report.question().device()
            + ", which is the first GPU that will do; name yours with --gpu";
  }

  /** The others that would run it, with what {@code --moe-backend} may say. */
  List<String> others() {
    return kernels.stream()
        .flatMap(report -> report.runnable().stream().filter(verdict -> !isChosen(report, verdict)))
        .map(Planned::named)
        .distinct()
        .toList();
  }

  /** Those that would not, with every reason; without those of other platforms and schemes. */
  List<String> rejected() {
    return kernels.stream()
        .flatMap(
            report ->
                report.verdicts().stream()
                    .filter(verdict -> !verdict.runs() && !isChosen(report, verdict)))
        .filter(verdict -> !isOfOther(verdict))
        .map(verdict -> named(verdict) + ": " + String.join("; ", reasons(verdict)))
        .distinct()
        .toList();
  }

  /**
   * Why a kernel does not run a layer.
   *
   * @param verdict what it says
   * @return sentences; none where it runs it
   */
  public static List<String> reasons(KernelVerdict verdict) {
    return verdict.reasons().isEmpty()
        ? verdict.leftOut().stream()
            .map(filter -> "vLLM's oracle leaves it out: " + filter.reason())
            .toList()
        : verdict.reasons().stream().map(Reason::sentence).distinct().toList();
  }

  static boolean isChosen(KernelReport report, KernelVerdict verdict) {
    return report.chosen().filter(verdict::equals).isPresent();
  }

  private static boolean isOfOther(KernelVerdict verdict) {
    return verdict.reasons().stream()
        .map(reason -> reason.criterion().on())
        .anyMatch(on -> on == Quantity.PLATFORM || on == Quantity.PAIR);
  }

  private static String named(KernelVerdict verdict) {
    return verdict.kernel().id()
        + (verdict.names().isEmpty() ? "" : " (" + String.join(", ", verdict.names()) + ")");
  }
}

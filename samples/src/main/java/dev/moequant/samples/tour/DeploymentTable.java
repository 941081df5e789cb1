package dev.moequant.samples.tour;

import dev.moequant.DeploymentPlan;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.RankSizes;
import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Models on clusters: what each rank holds, the kernel that vLLM chooses, and the tuned file that
 * it looks for if that is one of Triton's. As wide as a terminal that does not say; but names of
 * files are words.
 */
final class DeploymentTable {
  /** Of a rank's tensors, the two from which one sees how the layer is cut. */
  private static final List<String> SHOWN = List.of("w13_weight", "w13_weight_scale");

  private static final String NONE = "-";

  private final KernelCatalogue kernels = KernelCatalogues.of(VllmRevision.NEWEST);
  private final List<String> lines = new ArrayList<>();

  private DeploymentTable() {}

  /** The lines of the table, under a line that says what its columns are. */
  static List<String> of(List<Exhibit> models) {
    DeploymentTable table = new DeploymentTable();
    table.row("", "", "E", "I", SHOWN.get(0), SHOWN.get(1));
    models.forEach(table::add);
    return table.lines;
  }

  private void add(Exhibit model) {
    lines.add(model.checkpoint() + ": H " + model.sizes().hiddenDim());
    for (DeploymentPlan plan : model.plans()) {
      RankSizes rank = plan.rank();
      row(
          plan.deployment().name(),
          ranks(plan.deployment()),
          rank.isEven()
              ? String.valueOf(rank.mostExperts())
              : rank.fewestExperts() + "-" + rank.mostExperts(),
          rank.intermediateSizes(),
          sizes(plan, SHOWN.get(0)),
          sizes(plan, SHOWN.get(1)));
      plan.kernels(kernels).ifPresent(report -> lines.add("    " + report.selection()));
      plan.tunedFileNames().forEach(name -> lines.add("    " + name));
    }
  }

  /** For example {@code tp 4 ep}. */
  private static String ranks(DeploymentSpec deployment) {
    List<String> ranks = new ArrayList<>();
    if (deployment.tp() > 1 || deployment.dp() == 1) {
      ranks.add("tp " + deployment.tp());
    }
    if (deployment.dp() > 1) {
      ranks.add("dp " + deployment.dp());
    }
    if (deployment.expertParallel()) {
      ranks.add("ep");
    }
    return String.join(" ", ranks);
  }

  private void row(Object... columns) {
    lines.add(
        String.format(Locale.ROOT, "  %-15s  %-8s %5s %6s  %-17s  %s", columns).stripTrailing());
  }

  private static String sizes(DeploymentPlan plan, String tensor) {
    return plan.tensors().stream()
        .filter(found -> found.name().equals(tensor))
        .map(found -> found.shapes().get(0))
        .map(String::valueOf)
        .findFirst()
        .orElse(NONE);
  }
}

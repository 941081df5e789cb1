package dev.moequant;

import dev.moequant.deployment.DeploymentOptions;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.dsl.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which ways to serve a layer on some GPUs fit: the answer of {@link MoECheck#fittingSizes(int)}.
 *
 * <p>Tensor parallelism is each power of two and each divisor of the number of GPUs. Each is there
 * by itself (dp = 1; what GPUs are left serve other replicas) and with as much data parallelism as
 * has room beside it, with and without expert parallelism.
 */
public final class FittingSizes {
  private final int gpus;
  private final List<Way> ways;

  private FittingSizes(int gpus, List<Way> ways) {
    this.gpus = gpus;
    this.ways = List.copyOf(ways);
  }

  static FittingSizes of(MoECheck layer, int gpus, Scope<? super DeploymentOptions> block) {
    if (gpus < 1) {
      throw new IllegalArgumentException("there is no layer on %d GPUs".formatted(gpus));
    }
    List<DeploymentSpec> deployments = deployments(gpus, block);
    List<QuantReport> reports = layer.checkEach(deployments.stream().map(List::of).toList());
    return new FittingSizes(
        gpus,
        IntStream.range(0, deployments.size())
            .mapToObj(i -> new Way(deployments.get(i), reports.get(i)))
            .toList());
  }

  private static List<DeploymentSpec> deployments(
      int gpus, Scope<? super DeploymentOptions> block) {
    List<DeploymentSpec> all = new ArrayList<>();
    for (int tp : sizes(gpus)) {
      for (int dp : new TreeSet<>(List.of(1, gpus / tp))) {
        all.add(deployment(tp, dp, false, block));
        if (tp > 1 || dp > 1) {
          all.add(deployment(tp, dp, true, block));
        }
      }
    }
    return all;
  }

  /** Powers of two and divisors, ascending. */
  private static SortedSet<Integer> sizes(int gpus) {
    SortedSet<Integer> sizes = new TreeSet<>();
    for (long power = 1; power <= gpus; power *= 2) {
      sizes.add((int) power);
    }
    for (long divisor = 1; divisor * divisor <= gpus; divisor++) {
      if (gpus % divisor == 0) {
        sizes.add((int) divisor);
        sizes.add((int) (gpus / divisor));
      }
    }
    return sizes;
  }

  private static DeploymentSpec deployment(
      int tp, int dp, boolean expertParallel, Scope<? super DeploymentOptions> block) {
    String name = "tp " + tp + (dp > 1 ? ", dp " + dp : "") + (expertParallel ? ", ep" : "");
    return DeploymentSpec.of(name, block).withRanks(tp, dp, expertParallel);
  }

  /** One way to serve the layer, and what is wrong with it. */
  public static final class Way {
    private final DeploymentSpec deployment;
    private final QuantReport report;

    private Way(DeploymentSpec deployment, QuantReport report) {
      this.deployment = deployment;
      this.report = report;
    }

    /**
     * How the layer would be served.
     *
     * @return tp, dp, expert parallelism, and what was said of all ways
     */
    public DeploymentSpec deployment() {
      return deployment;
    }

    /**
     * What is wrong with it.
     *
     * @return errors and warnings, of the scheme, of the layer and of this deployment
     */
    public List<Finding> findings() {
      return report.findings();
    }

    /**
     * What keeps the layer from running so.
     *
     * @return the errors; none where it fits
     */
    public List<Finding> errors() {
      return report.errors();
    }

    /**
     * Whether nothing known here keeps the layer from running so.
     *
     * @return true without errors; there may be warnings
     */
    public boolean fits() {
      return report.isValid();
    }

    /** Prints {@code tp 4: MOEQ403}, or {@code tp 4, ep: fits}. */
    @Override
    public String toString() {
      String ids =
          errors().stream()
              .map(finding -> finding.rule().code())
              .distinct()
              .collect(Collectors.joining(", "));
      return deployment.name() + ": " + (ids.isEmpty() ? "fits" : ids);
    }
  }

  /**
   * On how many GPUs.
   *
   * @return what was asked
   */
  public int gpus() {
    return gpus;
  }

  /**
   * All ways that were tried.
   *
   * @return by tp, then by dp, without expert parallelism before with it
   */
  public List<Way> ways() {
    return ways;
  }

  /**
   * The ways that fit.
   *
   * @return in the same order
   */
  public List<Way> fitting() {
    return ways.stream().filter(Way::fits).toList();
  }

  /**
   * The sizes of tensor parallelism that fit without data and expert parallelism: what a server
   * that knows of nothing else may take.
   *
   * @return ascending
   */
  public List<Integer> tensorParallelSizes() {
    return plain().boxed().toList();
  }

  /**
   * The largest of {@link #tensorParallelSizes()}.
   *
   * @return empty where none fits
   */
  public OptionalInt largestTensorParallelSize() {
    return plain().max();
  }

  private IntStream plain() {
    return fitting().stream()
        .map(Way::deployment)
        .filter(deployment -> deployment.dp() == 1 && !deployment.expertParallel())
        .mapToInt(DeploymentSpec::tp);
  }

  /** Prints a line for each way. */
  @Override
  public String toString() {
    return ways.stream()
        .map(way -> "\n  " + way)
        .collect(Collectors.joining("", gpus == 1 ? "1 GPU:" : gpus + " GPUs:", ""));
  }
}

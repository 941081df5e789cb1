package dev.moequant.samples.serving;

import dev.moequant.FittingSizes;
import dev.moequant.FittingSizes.Way;
import dev.moequant.annotations.Gpu;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Severity;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.CheckpointReport;
import dev.moequant.samples.serving.ServingPlan.Refuse;
import dev.moequant.samples.serving.ServingPlan.Serve;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses how a checkpoint is served on a node, before a server is started: the question of a
 * control plane in Java, as DJL Serving is one, that starts vLLM for a folder of weights.
 *
 * <p>Such a program takes all GPUs of the node for tensor parallelism, and reads nothing of experts
 * or quantization. On four GPUs Qwen3-30B-A3B-FP8 then fails in Python, once all processes are up:
 * a part of an expert has 768 / 4 = 192 rows there, and scales cover 128. Here the answer takes a
 * few milliseconds, from the JSON files and the headers of the weights:
 *
 * <pre>{@code
 * ServingPlan plan = new ServingPlanner(Gpu.L40S, 4).plan(folder, 32);
 * if (plan instanceof ServingPlan.Serve serve) {
 *   serve.arguments(); // --tensor-parallel-size 4 --enable-expert-parallel
 *   serve.remarks();   // without expert parallelism: MOEQ403: intermediateSize / tp = ...
 * }
 * }</pre>
 *
 * <p>It takes the largest size that fits, since then the least of the model is on each GPU; and of
 * one size the plain way before whole experts, which ranks have to exchange tokens for.
 */
public final class ServingPlanner {
  private static final Comparator<Way> LARGEST =
      Comparator.comparing((Way way) -> way.deployment().tp())
          .thenComparing(way -> !way.deployment().expertParallel());

  private final Gpu gpu;
  private final int gpus;

  /**
   * A planner for a node.
   *
   * @param gpu what its GPUs are
   * @param gpus how many it has, at least one
   */
  public ServingPlanner(Gpu gpu, int gpus) {
    this.gpu = gpu;
    this.gpus = gpus;
  }

  /**
   * How a checkpoint is to be served here.
   *
   * @param folder the checkpoint
   * @param attentionHeads {@code num_attention_heads} of its config, which the caller reads anyway:
   *     vLLM divides them, too, and moequant looks at experts only
   * @return the way to serve it, or why there is none
   */
  public ServingPlan plan(Path folder, int attentionHeads) {
    CheckpointReport report = Checkpoint.read(folder).check();
    if (!report.isValid()) {
      return refusal(report.errors().stream());
    }
    List<Way> ways =
        report.fittingSizes(gpus, gpu).map(FittingSizes::ways).stream()
            .flatMap(List::stream)
            .filter(way -> way.deployment().dp() == 1)
            .filter(way -> attentionHeads % way.deployment().tp() == 0)
            .toList();
    return ways.stream()
        .filter(Way::fits)
        .max(LARGEST)
        .map(way -> (ServingPlan) service(way, ways, report))
        .orElseGet(() -> refusal(ways.stream().flatMap(way -> way.errors().stream())));
  }

  private static Serve service(Way chosen, List<Way> ways, CheckpointReport report) {
    int tp = chosen.deployment().tp();
    Stream<String> whyNotPlain =
        ways.stream()
            .filter(way -> way.deployment().tp() == tp && !way.fits())
            .flatMap(way -> way.errors().stream())
            .map(error -> "without expert parallelism: " + words(error));
    Stream<String> warnings =
        Stream.concat(report.findings().stream(), chosen.findings().stream())
            .filter(finding -> finding.severity() == Severity.WARNING)
            .map(ServingPlanner::words);
    return new Serve(
        tp,
        chosen.deployment().expertParallel(),
        Stream.concat(whyNotPlain, warnings).distinct().toList());
  }

  private static Refuse refusal(Stream<Finding> errors) {
    return new Refuse(errors.map(ServingPlanner::words).distinct().toList());
  }

  private static String words(Finding finding) {
    return finding.rule().code() + ": " + finding.text();
  }
}

package dev.moequant.cli;

import dev.moequant.DeploymentPlan;
import dev.moequant.MoECheck;
import dev.moequant.annotations.Gpu;
import dev.moequant.cli.output.FittingTable;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.CheckpointReport;
import dev.moequant.interop.checkpoint.ExpertLayers;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.shapes.SizedTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks which ways to serve a checkpoint fit on which GPUs. */
final class Fitting {
  /** A node, and two. */
  private static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16);

  /** One of each kind that many people have; where none is named. */
  private static final List<Gpu> USUAL =
      List.of(Gpu.A100, Gpu.L40S, Gpu.H100, Gpu.B200, Gpu.MI300X);

  private final Checkpoint checkpoint;
  private final LayerSpec layer;
  private final VllmRevision revision;
  private final MoECheck withKernels;
  private final MoECheck sizes;
  private final ServeOptions options;

  /** Of each id, the first finding. */
  private final Map<String, Finding> reasons = new LinkedHashMap<>();

  private Fitting(
      CheckpointReport report, LayerSpec layer, MoECheck question, ServeOptions options) {
    this.checkpoint = report.checkpoint();
    this.layer = layer;
    this.revision = report.revision();
    this.withKernels = question;
    this.sizes =
        MoECheck.of(checkpoint.scheme().orElse(SchemeSpec.unquantized()))
            .vllm(revision)
            .layer(layer);
    this.options = options;
  }

  /** The table; empty where the layer is wrong however it is served, or nothing is known of it. */
  static Optional<FittingTable> of(CheckpointReport report, ServeOptions options) {
    Optional<LayerSpec> layer = report.checkpoint().layer();
    if (report.question().isEmpty() || layer.isEmpty()) {
      return Optional.empty();
    }
    Fitting fitting = new Fitting(report, layer.get(), report.question().get(), options);
    return fitting.sizes.check().isValid() ? Optional.of(fitting.table()) : Optional.empty();
  }

  private FittingTable table() {
    List<FittingTable.Row> rows = new ArrayList<>();
    for (int tp : SIZES) {
      rows.add(row(tp, false));
      if (tp > 1) {
        rows.add(row(tp, true));
      }
    }
    return new FittingTable(rows, List.copyOf(reasons.values()));
  }

  /** What no GPU changes is asked once. */
  private FittingTable.Row row(int tp, boolean expertParallel) {
    DeploymentSpec anywhere = options.deployment(tp, 1, expertParallel, Gpu.UNSPECIFIED);
    List<String> ids = errors(sizes, anywhere);
    List<Gpu> gpus = options.gpus().isEmpty() ? USUAL : options.gpus();
    return new FittingTable.Row(
        anywhere,
        ids.isEmpty() ? expertBytes(anywhere) : 0,
        gpus.stream()
            .map(
                gpu ->
                    new FittingTable.Cell(
                        gpu,
                        ids.isEmpty()
                            ? errors(withKernels, options.deployment(tp, 1, expertParallel, gpu))
                            : ids))
            .toList());
  }

  private List<String> errors(MoECheck question, DeploymentSpec deployment) {
    List<Finding> errors = question.deployment(deployment).check().errors();
    errors.forEach(finding -> reasons.putIfAbsent(finding.rule().code(), finding));
    return errors.stream().map(finding -> finding.rule().code()).distinct().toList();
  }

  /** Of all layers; those that are quantized otherwise count as what they are. */
  private long expertBytes(DeploymentSpec deployment) {
    long bytes = 0;
    for (ExpertLayers layers : checkpoint.experts()) {
      SchemeSpec each = layers.scheme().orElse(SchemeSpec.unquantized());
      if (MoECheck.of(each).vllm(revision).check().isValid()) {
        bytes +=
            layers.layers().size()
                * DeploymentPlan.of(each, layer, deployment, revision).tensors().stream()
                    .mapToLong(this::bytes)
                    .sum();
      }
    }
    return bytes;
  }

  /** Of several dtypes it has the model's. */
  private long bytes(SizedTensor tensor) {
    int bits = tensor.dtypes().size() > 1 ? layer.inDtype().bits() : tensor.dtypes().get(0).bits();
    return tensor.shapes().get(0).stream().reduce(1L, Math::multiplyExact) * bits / 8;
  }
}

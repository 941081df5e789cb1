package dev.moequant.interop.checkpoint;

import dev.moequant.DeploymentPlan;
import dev.moequant.FittingSizes;
import dev.moequant.MoECheck;
import dev.moequant.QuantReport;
import dev.moequant.annotations.Gpu;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Severity;
import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a checkpoint will run: what is wrong with its files, with its scheme, with its sizes, and
 * with each deployment; and of each deployment what a rank holds.
 */
public final class CheckpointReport {
  private final Checkpoint checkpoint;
  private final VllmRevision revision;
  private final List<Finding> findings;
  private final List<DeploymentPlan> plans;
  private final Optional<KernelCatalogue> kernels;
  private final Optional<MoECheck> question;

  private CheckpointReport(
      Checkpoint checkpoint,
      VllmRevision revision,
      List<Finding> findings,
      List<DeploymentPlan> plans,
      Optional<KernelCatalogue> kernels,
      Optional<MoECheck> question) {
    this.checkpoint = checkpoint;
    this.revision = revision;
    this.findings = List.copyOf(findings);
    this.plans = List.copyOf(plans);
    this.kernels = kernels;
    this.question = question;
  }

  static CheckpointReport of(
      Checkpoint checkpoint, VllmRevision revision, List<DeploymentSpec> deployments) {
    List<Finding> findings = new ArrayList<>(checkpoint.findings());
    List<DeploymentPlan> plans = new ArrayList<>();
    Optional<KernelCatalogue> kernels =
        checkpoint.experts().isEmpty() ? Optional.empty() : KernelCatalogues.find(revision);
    Optional<MoECheck> question = question(checkpoint, revision, kernels);
    if (question.isPresent()) {
      MoECheck asked = question.get();
      QuantReport alone = asked.check();
      findings.addAll(alone.findings());
      // Without sizes there is nothing to divide; what is wrong with them is said above.
      boolean isSound = checkpoint.layer().isPresent() && alone.isValid();
      for (DeploymentSpec deployment : isSound ? deployments : List.<DeploymentSpec>of()) {
        QuantReport served = asked.deployment(deployment).check();
        served.findings().stream()
            .filter(finding -> !findings.contains(finding))
            .forEach(findings::add);
        if (served.isValid()) {
          plan(checkpoint, deployment, revision).ifPresent(plans::add);
        }
      }
    }
    return new CheckpointReport(checkpoint, revision, findings, plans, kernels, question);
  }

  private static Optional<DeploymentPlan> plan(
      Checkpoint checkpoint, DeploymentSpec deployment, VllmRevision revision) {
    return checkpoint
        .layer()
        .map(layer -> DeploymentPlan.of(scheme(checkpoint), layer, deployment, revision));
  }

  private static SchemeSpec scheme(Checkpoint checkpoint) {
    return checkpoint.scheme().orElse(SchemeSpec.unquantized());
  }

  /** Without layers of experts there is nothing to ask; without sizes, the scheme alone. */
  private static Optional<MoECheck> question(
      Checkpoint checkpoint, VllmRevision revision, Optional<KernelCatalogue> kernels) {
    if (checkpoint.experts().isEmpty()) {
      return Optional.empty();
    }
    MoECheck ofScheme = MoECheck.of(scheme(checkpoint)).vllm(revision);
    MoECheck withKernels = kernels.map(ofScheme::kernels).orElse(ofScheme);
    Optional<LayerSpec> layer = checkpoint.layer();
    MoECheck asked = layer.map(withKernels::layer).orElse(withKernels);
    return Optional.of(checkpoint.hasWholeGroups() ? asked.wholeGroups() : asked);
  }

  /**
   * The checkpoint.
   *
   * @return what was asked about
   */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /**
   * The vLLM that is to serve it.
   *
   * @return whose answers these are
   */
  public VllmRevision revision() {
    return revision;
  }

  /**
   * Everything that is wrong.
   *
   * @return first of the files, then of the scheme, of the layer, and of each deployment
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * What keeps it from running.
   *
   * @return the findings that are errors
   */
  public List<Finding> errors() {
    return findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
  }

  /**
   * Whether nothing known here keeps it from running.
   *
   * @return true without errors; there may be warnings
   */
  public boolean isValid() {
    return errors().isEmpty();
  }

  /**
   * What a rank holds, of each deployment that has no errors: sizes, tensors, the tuned file, and
   * what vLLM's kernels say.
   *
   * @return in the order of the deployments
   */
  public List<DeploymentPlan> plans() {
    return plans;
  }

  /**
   * The kernels that were asked.
   *
   * @return empty where none are recorded of the revision, or nothing is known of the experts
   */
  public Optional<KernelCatalogue> kernels() {
    return kernels;
  }

  /**
   * The question of scheme and sizes, to be asked further: which ways to serve the layer fit, for
   * example.
   *
   * @return empty where the files do not say how the experts are quantized
   */
  public Optional<MoECheck> question() {
    return question;
  }

  /**
   * Which ways to serve the checkpoint on some GPUs fit, kernels included; {@link #question} asks
   * about what differs in more than that.
   *
   * @param gpus how many there are
   * @param gpu what all of them are, or {@link Gpu#UNSPECIFIED}
   * @return all ways that are tried, with what is wrong with each; empty where the files do not say
   *     how the experts are quantized or how large they are, which is among the findings
   * @throws IllegalArgumentException if there are no GPUs
   */
  public Optional<FittingSizes> fittingSizes(int gpus, Gpu gpu) {
    return question
        .filter(asked -> checkpoint.layer().isPresent())
        .map(asked -> asked.fittingSizes(gpus, d -> d.gpu(gpu)));
  }
}

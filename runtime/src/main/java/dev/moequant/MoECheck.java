package dev.moequant;

import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentOptions;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerOptions;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.dsl.Scope;
import dev.moequant.internal.rules.LayerFindings;
import dev.moequant.internal.rules.QuantRules;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The question whether a layer will run, put together at run time; what {@code @MoELayer} and
 * {@code @MoEDeployment} ask in source:
 *
 * <pre>{@code
 * QuantReport report =
 *     MoECheck.of(SchemeSpec.fp8W8A8().withBlockShape(128, 128))
 *         .layer(l -> {
 *           l.numExperts(128);
 *           l.expertsPerToken(8);
 *           l.hiddenDim(2048);
 *           l.intermediateSize(768);
 *         })
 *         .deployment("four l40s", d -> {
 *           d.tp(4);
 *           d.gpu(Gpu.L40S);
 *         })
 *         .check();
 * }</pre>
 *
 * <p>Immutable: each call gives another one, so that one layer can be asked about many deployments.
 */
public final class MoECheck {
  private final SchemeSpec scheme;
  private final VllmRevision revision;
  private final Optional<LayerSpec> layer;
  private final List<DeploymentSpec> deployments;
  private final Optional<KernelCatalogue> kernels;
  private final boolean hasWholeGroups;

  private MoECheck(
      SchemeSpec scheme,
      VllmRevision revision,
      Optional<LayerSpec> layer,
      List<DeploymentSpec> deployments,
      Optional<KernelCatalogue> kernels,
      boolean hasWholeGroups) {
    this.scheme = scheme;
    this.revision = revision;
    this.layer = layer;
    this.deployments = List.copyOf(deployments);
    this.kernels = kernels;
    this.hasWholeGroups = hasWholeGroups;
  }

  /**
   * A question about a scheme, for the newest revision of vLLM.
   *
   * @param scheme right or wrong
   * @return without a layer yet
   */
  public static MoECheck of(SchemeSpec scheme) {
    return new MoECheck(
        scheme, VllmRevision.NEWEST, Optional.empty(), List.of(), Optional.empty(), false);
  }

  SchemeSpec scheme() {
    return scheme;
  }

  VllmRevision revision() {
    return revision;
  }

  /**
   * For another revision of vLLM.
   *
   * @param value which is to serve the layer
   * @return the question
   */
  public MoECheck vllm(VllmRevision value) {
    return new MoECheck(scheme, value, layer, deployments, kernels, hasWholeGroups);
  }

  /**
   * About a layer.
   *
   * @param value its sizes
   * @return the question
   */
  public MoECheck layer(LayerSpec value) {
    return new MoECheck(scheme, revision, Optional.of(value), deployments, kernels, hasWholeGroups);
  }

  /**
   * About a layer.
   *
   * @param block says its sizes, and what differs from the defaults
   * @return the question
   */
  public MoECheck layer(Scope<? super LayerOptions> block) {
    return layer(LayerSpec.of(block));
  }

  /**
   * And about a way to serve it, beside those that were given before.
   *
   * @param name what findings call it
   * @param block says what differs from the defaults
   * @return the question
   */
  public MoECheck deployment(String name, Scope<? super DeploymentOptions> block) {
    return deployment(DeploymentSpec.of(name, block));
  }

  /**
   * And about a way to serve it, beside those that were given before.
   *
   * @param value the deployment
   * @return the question
   */
  public MoECheck deployment(DeploymentSpec value) {
    return new MoECheck(
        scheme,
        revision,
        layer,
        Stream.concat(deployments.stream(), Stream.of(value)).toList(),
        kernels,
        hasWholeGroups);
  }

  /**
   * With the kernels of the revision that is to serve it, which interop's {@code KernelCatalogues}
   * reads: without them sizes and ranks are checked, and no kernel.
   *
   * @param value the kernels
   * @return the question
   */
  public MoECheck kernels(KernelCatalogue value) {
    return new MoECheck(scheme, revision, layer, deployments, Optional.of(value), hasWholeGroups);
  }

  /**
   * About a checkpoint of compressed-tensors: vLLM's method for it takes groups of int4 and int8 as
   * they are, or not at all, where that of others tries halves of them.
   *
   * @return the question
   */
  public MoECheck wholeGroups() {
    return new MoECheck(scheme, revision, layer, deployments, kernels, true);
  }

  private DeployedLayer alone(LayerSpec sizes) {
    DeployedLayer alone = DeployedLayer.alone(scheme, sizes);
    return hasWholeGroups ? alone.withWholeGroups() : alone;
  }

  /**
   * The answer: all findings, of the scheme, then of the layer, then of each deployment. A layer is
   * looked at only where its scheme has no errors.
   *
   * @return the report
   * @throws IllegalStateException if there are deployments and no layer, or kernels of another
   *     revision
   */
  public QuantReport check() {
    if (layer.isEmpty() && !deployments.isEmpty()) {
      throw new IllegalStateException(
          "deployments of no layer: give layer(…) first, whose sizes they divide");
    }
    return checkEach(List.of(deployments)).get(0);
  }

  /** A report for each list of deployments; what they have in common is found once. */
  List<QuantReport> checkEach(List<List<DeploymentSpec>> alternatives) {
    kernels.ifPresent(this::requireSameRevision);
    QuantReport ofScheme = new QuantReport(scheme, QuantRules.check(scheme, revision));
    if (layer.isEmpty() || !ofScheme.isValid()) {
      return alternatives.stream().map(each -> ofScheme).toList();
    }
    LayerFindings ofLayer = LayerFindings.of(alone(layer.get()), revision, kernels);
    return alternatives.stream().map(each -> with(ofScheme, ofLayer.with(each))).toList();
  }

  private static QuantReport with(QuantReport report, List<Finding> more) {
    List<Finding> findings = new ArrayList<>(report.findings());
    findings.addAll(more);
    return new QuantReport(report.scheme(), findings);
  }

  /**
   * Which ways to serve the layer on some GPUs fit: {@link #fittingSizes(int, Scope)} with nothing
   * else said.
   *
   * <pre>{@code
   * FittingSizes sizes = MoECheck.of(scheme).layer(qwen3).fittingSizes(8);
   * sizes.tensorParallelSizes();       // [1, 2]: 768 / 4 = 192 is no number of blocks of 128
   * sizes.largestTensorParallelSize(); // 2
   * sizes.fitting();                   // tp 1, tp 2, and each tp with expert parallelism
   * }</pre>
   *
   * @param gpus how many there are
   * @return all ways that are tried, with what is wrong with each
   * @throws IllegalArgumentException if there are no GPUs
   * @throws IllegalStateException if there is no layer
   */
  public FittingSizes fittingSizes(int gpus) {
    return fittingSizes(gpus, d -> {});
  }

  /**
   * Which ways to serve the layer on some GPUs fit. Deployments that were given before are not
   * asked about.
   *
   * @param gpus how many there are
   * @param block says what all ways have in common: the GPU, kernels, all2all; its tp, dp and
   *     expertParallel are replaced
   * @return all ways that are tried, with what is wrong with each; with {@link #kernels} also which
   *     of them no kernel runs
   * @throws IllegalArgumentException if there are no GPUs
   * @throws IllegalStateException if there is no layer, or kernels of another revision
   */
  public FittingSizes fittingSizes(int gpus, Scope<? super DeploymentOptions> block) {
    LayerSpec sizes =
        layer.orElseThrow(
            () -> new IllegalStateException("sizes of no layer: give layer(…) first"));
    MoECheck alone =
        new MoECheck(scheme, revision, Optional.of(sizes), List.of(), kernels, hasWholeGroups);
    return FittingSizes.of(alone, gpus, block);
  }

  private void requireSameRevision(KernelCatalogue catalogue) {
    if (!catalogue.source().revision().equals(revision.month())) {
      throw new IllegalStateException(
          "%s for %s: give those of the revision that serves the layer"
              .formatted(catalogue, revision));
    }
  }
}

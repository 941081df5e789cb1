package dev.moequant.deployment;

import dev.moequant.scheme.ResolvedScheme;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.shapes.ExpectedTensors;
import dev.moequant.shapes.LayerSizes;
import dev.moequant.shapes.LoadedTensor;
import dev.moequant.shapes.LoadedTensors;
import dev.moequant.shapes.SizedTensor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A scheme, the layer whose experts have it, and one deployment: what rules about sizes, ranks and
 * kernels are about.
 */
public final class DeployedLayer {
  private static final DeploymentSpec ONE_RANK = DeploymentSpec.of("one rank", d -> {});

  private final SchemeSpec scheme;
  private final ResolvedScheme resolved;
  private final LayerSpec layer;
  private final DeploymentSpec deployment;
  private final int index;
  private final boolean hasWholeGroups;

  private DeployedLayer(
      SchemeSpec scheme,
      ResolvedScheme resolved,
      LayerSpec layer,
      DeploymentSpec deployment,
      int index,
      boolean hasWholeGroups) {
    this.scheme = scheme;
    this.resolved = resolved;
    this.layer = layer;
    this.deployment = deployment;
    this.index = index;
    this.hasWholeGroups = hasWholeGroups;
  }

  /**
   * A layer as it is served.
   *
   * @param scheme one without errors
   * @param layer the whole layer
   * @param deployment how it is served
   * @param index the place of the deployment among those of the layer, from 0; -1 for the layer on
   *     one rank, as it is without any deployment
   * @throws IllegalStateException if a shape of the scheme has no meaning
   */
  public DeployedLayer(SchemeSpec scheme, LayerSpec layer, DeploymentSpec deployment, int index) {
    this(scheme, scheme.resolved(), layer, deployment, index, false);
  }

  /**
   * The layer on one rank.
   *
   * @param scheme one without errors
   * @param layer the whole layer
   * @return the subject of what no deployment changes
   * @throws IllegalStateException if a shape of the scheme has no meaning
   */
  public static DeployedLayer alone(SchemeSpec scheme, LayerSpec layer) {
    return new DeployedLayer(scheme, layer, ONE_RANK, -1);
  }

  /**
   * The same of a checkpoint whose method in vLLM takes the groups of int4 and int8 as they are, or
   * not at all: compressed-tensors.
   *
   * @return the subject
   */
  public DeployedLayer withWholeGroups() {
    return new DeployedLayer(scheme, resolved, layer, deployment, index, true);
  }

  /**
   * Whether no method tries half a group.
   *
   * @return false unless the checkpoint says so: vLLM falls back to {@code MoeWNA16Method}
   */
  public boolean hasWholeGroups() {
    return hasWholeGroups;
  }

  /**
   * Whether it is the layer without a deployment.
   *
   * @return true for the layer on one rank
   */
  public boolean isAlone() {
    return index < 0;
  }

  /**
   * The same in another deployment, for alternatives.
   *
   * @param other how it would be served
   * @return the subject
   */
  public DeployedLayer with(DeploymentSpec other) {
    return with(other, index);
  }

  /**
   * The same layer in one of its deployments.
   *
   * @param other how it is served
   * @param otherIndex the place among those of the layer, from 0
   * @return the subject
   */
  public DeployedLayer with(DeploymentSpec other, int otherIndex) {
    return new DeployedLayer(scheme, resolved, layer, other, otherIndex, hasWholeGroups);
  }

  /**
   * The experts of all ranks, with redundant ones.
   *
   * @return vLLM's {@code global_num_experts}
   */
  public long allExperts() {
    return RankSizes.allExperts(layer, deployment);
  }

  /**
   * What a rank holds.
   *
   * @return the sizes
   */
  public RankSizes rank() {
    return RankSizes.of(scheme, layer, deployment);
  }

  /**
   * The weights and scales of a rank with the most experts, as vLLM's loader registers them before
   * a kernel pads them.
   *
   * @return w13 and w2, then the other tensors, in numbers; where the last rank holds less of each
   *     expert, the shapes of the others and then its own
   * @throws IllegalArgumentException if nothing is left of a size
   */
  public List<SizedTensor> loadedTensors() {
    return loadedTensors(LoadedTensors.of(scheme));
  }

  /**
   * The same where the scheme's tensors are known, which no deployment changes.
   *
   * @param tensors those of {@link LoadedTensors#of}
   * @return the tensors in numbers
   * @throws IllegalArgumentException if nothing is left of a size
   */
  public List<SizedTensor> loadedTensors(List<LoadedTensor> tensors) {
    return onRanks(sizes -> tensors.stream().map(tensor -> tensor.in(sizes)).toList());
  }

  /**
   * What a factory expects on a rank with the most experts.
   *
   * @return one for each slot that takes a tensor, in numbers; shapes as those of {@link
   *     #loadedTensors()}
   * @throws IllegalArgumentException if nothing is left of a size
   */
  public List<SizedTensor> factoryTensors() {
    return factoryTensors(ExpectedTensors.of(scheme));
  }

  /**
   * The same where the scheme's tensors are known, which no deployment changes.
   *
   * @param tensors those of {@link ExpectedTensors#of}
   * @return the tensors in numbers
   * @throws IllegalArgumentException if nothing is left of a size
   */
  public List<SizedTensor> factoryTensors(List<ExpectedTensor> tensors) {
    return onRanks(sizes -> tensors.stream().map(tensor -> tensor.in(sizes)).toList());
  }

  private List<SizedTensor> onRanks(Function<LayerSizes, List<SizedTensor>> tensors) {
    RankSizes rank = rank();
    List<SizedTensor> first = tensors.apply(rank.layerSizes());
    if (rank.hasEvenShares() || rank.lastIntermediateSize() == 0) {
      return first;
    }
    List<SizedTensor> last = tensors.apply(rank.lastLayerSizes());
    return IntStream.range(0, first.size()).mapToObj(i -> first.get(i).or(last.get(i))).toList();
  }

  /**
   * The scheme of the experts.
   *
   * @return as it was declared
   */
  public SchemeSpec scheme() {
    return scheme;
  }

  /**
   * What the scheme means: kept, since each rule asks for it.
   *
   * @return the two operands
   */
  public ResolvedScheme resolved() {
    return resolved;
  }

  /**
   * The whole layer.
   *
   * @return its sizes
   */
  public LayerSpec layer() {
    return layer;
  }

  /**
   * How it is served.
   *
   * @return on one rank, where there is no deployment
   */
  public DeploymentSpec deployment() {
    return deployment;
  }

  /**
   * Which deployment of the layer it is.
   *
   * @return from 0; -1 where there is none
   */
  public int index() {
    return index;
  }

  /** Prints the scheme, the layer and the deployment. */
  @Override
  public String toString() {
    return scheme + ", " + layer + ", " + (isAlone() ? "alone" : deployment);
  }
}

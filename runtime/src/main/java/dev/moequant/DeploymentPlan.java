package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Gpu;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.deployment.RankSizes;
import dev.moequant.internal.rules.KernelFindings;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelReport;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.shapes.SizedTensor;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tuning.TunedConfigName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a deployment comes to on each rank: sizes, tensors in numbers, and the tuned file that vLLM
 * looks for. It is there for what has no errors; {@link MoECheck} says what has.
 */
public final class DeploymentPlan {
  private final DeployedLayer subject;
  private final VllmRevision revision;
  private final RankSizes rank;

  private DeploymentPlan(DeployedLayer subject, VllmRevision revision) {
    this.subject = subject;
    this.revision = revision;
    this.rank = subject.rank();
  }

  /**
   * The plan of a sound deployment.
   *
   * @param scheme one without errors
   * @param layer the whole layer, with positive sizes
   * @param deployment with positive tp and dp
   * @param revision the vLLM that serves it
   * @return what each rank has
   */
  public static DeploymentPlan of(
      SchemeSpec scheme, LayerSpec layer, DeploymentSpec deployment, VllmRevision revision) {
    return new DeploymentPlan(new DeployedLayer(scheme, layer, deployment, 0), revision);
  }

  /**
   * How the layer is served.
   *
   * @return the deployment
   */
  public DeploymentSpec deployment() {
    return subject.deployment();
  }

  /**
   * What one rank holds.
   *
   * @return the sizes, before any kernel pads them
   */
  public RankSizes rank() {
    return rank;
  }

  /**
   * Every weight, scale, zero point and bias of a rank, as vLLM's loader registers it.
   *
   * @return for example {@code w13_weight float8_e4m3fn [128, 768, 2048]}; of a rank with the most
   *     experts
   */
  public List<SizedTensor> tensors() {
    return subject.loadedTensors();
  }

  /**
   * The tuned file of kernel settings that vLLM's Triton kernels look for.
   *
   * @return one name; two where ranks hold different numbers of experts; none where the GPU is not
   *     known, or none of its files is
   */
  public List<String> tunedFileNames() {
    Gpu gpu = deployment().gpu();
    if (gpu.deviceName().isEmpty()) {
      return List.of();
    }
    return Stream.of(rank.mostExperts(), rank.fewestExperts())
        .distinct()
        .map(experts -> tunedFileName(experts, gpu.deviceName()))
        .toList();
  }

  private String tunedFileName(long experts, String device) {
    DType inDtype = subject.layer().inDtype();
    FusedMoEQuantConfig<Object> config =
        new SoundScheme(subject.scheme(), revision).create(SlotTensors.none());
    return TunedConfigName.of(
        revision,
        Math.toIntExact(experts),
        Math.toIntExact(rank.intermediateSize()),
        config.configName(inDtype, revision),
        config.blockShape(),
        device);
  }

  /**
   * What vLLM's kernels say of it.
   *
   * @param catalogue the kernels of the revision that serves it, which interop reads
   * @return the kernel that vLLM takes, those that would run it, too, and why the others do not; on
   *     the first GPU that will do where none is named. Empty where nothing of vLLM asks its
   *     kernels about such a scheme
   */
  public Optional<KernelReport> kernels(KernelCatalogue catalogue) {
    return KernelFindings.of(subject.scheme(), catalogue).map(kernels -> kernels.report(subject));
  }

  /** Prints the deployment and what a rank holds. */
  @Override
  public String toString() {
    return "%s: %s experts, H %d, I %d"
        .formatted(
            deployment(),
            rank.isEven()
                ? String.valueOf(rank.mostExperts())
                : rank.fewestExperts() + " or " + rank.mostExperts(),
            rank.hiddenDim(),
            rank.intermediateSize());
  }
}

package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Gpu;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.deployment.RankSizes;
import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.KernelFindings;
import dev.moequant.internal.rules.TunedRules;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelReport;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.shapes.SizedTensor;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tuning.KernelConfig;
import dev.moequant.tuning.TunedConfigName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   *     experts; where the last rank holds less of each expert, its shape is behind that of the
   *     others
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
        Math.toIntExact(rank.intermediateSizePerPartition()),
        config.configName(inDtype, revision),
        config.blockShape(),
        device);
  }

  /**
   * Whether a tuned file fits the layer that it is named for; interop's {@code TunedFiles.check}
   * reads the file and asks this.
   *
   * @param file where the rows are, one of {@link #tunedFileNames()}
   * @param rows settings by the number of tokens that they were tuned for
   * @param tokens the most rows of a batch, M
   * @return warnings: tiles that do not fit (MOEQ611), rows that end below the batch (MOEQ613); the
   *     place of each is the file
   * @throws IllegalArgumentException if a batch has no tokens
   */
  public List<Finding> checkTuned(String file, Map<Integer, KernelConfig> rows, int tokens) {
    if (tokens < 1) {
      throw new IllegalArgumentException("a batch of %d tokens".formatted(tokens));
    }
    Map<Integer, Integer> blockSizes = new LinkedHashMap<>();
    rows.forEach((row, config) -> blockSizes.put(row, blockSizeK(config)));
    return TunedRules.check(subject, file, blockSizes, tokens);
  }

  /** Settings of other kernels have none. */
  private static int blockSizeK(KernelConfig config) {
    return config.settings().get("BLOCK_SIZE_K") instanceof Integer size ? size : 0;
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
    return "%s: %s experts, H %d, I %s"
        .formatted(
            deployment(),
            rank.isEven()
                ? String.valueOf(rank.mostExperts())
                : rank.fewestExperts() + " or " + rank.mostExperts(),
            rank.hiddenDim(),
            rank.intermediateSizes());
  }
}

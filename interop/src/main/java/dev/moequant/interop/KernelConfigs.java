package dev.moequant.interop;

import static dev.moequant.scheme.VllmRevision.V2026_07;

import dev.moequant.layer.Accelerator;
import dev.moequant.layer.MoEEnvironment;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tuning.DefaultKernelConfigs;
import dev.moequant.tuning.KernelConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the settings of a fused MoE kernel on one device, as one revision of vLLM does.
 *
 * @param revision the vLLM that would launch the kernel: it decides the names of tuned files and
 *     the default settings
 * @param folders where tuned files are; the user's own folder first
 * @param deviceName the device, spaces and all
 * @param accelerator what kind of device that is
 * @param batchInvariant whether VLLM_BATCH_INVARIANT is set; 2025-10 has no such variable and takes
 *     no notice
 * @param overrideConfig what is taken for every layer and batch; without settings for none, as in
 *     vLLM
 */
public record KernelConfigs(
    VllmRevision revision,
    List<Path> folders,
    String deviceName,
    Accelerator accelerator,
    boolean batchInvariant,
    KernelConfig overrideConfig) {
  /** Keeps an unmodifiable copy of the folders. */
  public KernelConfigs {
    folders = List.copyOf(folders);
  }

  /**
   * Without VLLM_BATCH_INVARIANT and without an override.
   *
   * @param revision the vLLM that would launch the kernel
   * @param folders where tuned files are; the user's own folder first
   * @param deviceName the device, spaces and all
   * @param accelerator what kind of device that is
   */
  public KernelConfigs(
      VllmRevision revision, List<Path> folders, String deviceName, Accelerator accelerator) {
    this(revision, folders, deviceName, accelerator, false, new KernelConfig(Map.of()));
  }

  /**
   * As the environment says, with the folder that it names, if any, in front.
   *
   * @param environment says VLLM_TUNED_CONFIG_FOLDER and VLLM_BATCH_INVARIANT; it was read as the
   *     vLLM that would launch the kernel
   * @param folders where else tuned files are
   * @param deviceName the device, spaces and all
   * @param accelerator what kind of device that is
   * @return the chooser
   */
  public static KernelConfigs of(
      MoEEnvironment environment, List<Path> folders, String deviceName, Accelerator accelerator) {
    List<Path> all = new ArrayList<>();
    String own = environment.tunedConfigFolder();
    if (own != null) {
      all.add(Path.of(own));
    }
    all.addAll(folders);
    return new KernelConfigs(environment.revision(), all, deviceName, accelerator)
        .withBatchInvariant(environment.batchInvariant());
  }

  /**
   * The same with VLLM_BATCH_INVARIANT or without it.
   *
   * @param batchInvariant whether it is set
   * @return the same; from 2026-07 on, with it, a chooser that uses no tuned file and always one
   *     default
   */
  public KernelConfigs withBatchInvariant(boolean batchInvariant) {
    return new KernelConfigs(
        revision, folders, deviceName, accelerator, batchInvariant, overrideConfig);
  }

  /**
   * The same inside of vLLM's {@code override_config(…)} ({@code fused_moe/__init__.py}), which its
   * benchmarks use.
   *
   * @param overrideConfig what is taken; without settings for none
   * @return a chooser of these settings
   */
  public KernelConfigs withOverrideConfig(KernelConfig overrideConfig) {
    return new KernelConfigs(
        revision, folders, deviceName, accelerator, batchInvariant, overrideConfig);
  }

  /**
   * The settings for a layer and a batch: the override, or the nearest row of the tuned file, or
   * the default (vLLM: {@code try_get_optimal_moe_config} in {@code fused_moe/fused_moe.py}).
   *
   * @param w2Shape the sizes of the down weights as stored, [E, H, I]; int4 packs two along I
   * @param topK experts that a token is sent to
   * @param dtype what {@code FusedMoEQuantConfig.configName} says, or null
   * @param tokens rows of the batch, M
   * @param blockShape block_n and block_k, or null
   * @return the settings
   * @throws TunedConfigException as {@link TunedConfigs#load}
   * @throws IllegalArgumentException for a block shape of less than two elements where it is used,
   *     or sizes that are not three; never with an override
   */
  public KernelConfig optimal(
      List<Integer> w2Shape,
      int topK,
      @Nullable String dtype,
      int tokens,
      @Nullable List<Integer> blockShape)
      throws TunedConfigException {
    if (!overrideConfig.settings().isEmpty()) {
      return overrideConfig;
    }
    Optional<KernelConfig> tuned =
        tuned(w2Shape, dtype, blockShape).flatMap(file -> file.pick(tokens));
    if (tuned.isPresent()) {
      return tuned.get();
    }
    return isBatchInvariant()
        ? DefaultKernelConfigs.batchInvariant()
        : DefaultKernelConfigs.of(
            revision, tokens, w2Shape.get(0), topK, dtype, blockShape, accelerator);
  }

  /**
   * The tuned file of a layer, whether there is an override or not.
   *
   * @param w2Shape the sizes of the down weights as stored, [E, H, I]
   * @param dtype what {@code FusedMoEQuantConfig.configName} says, or null
   * @param blockShape block_n and block_k, or null
   * @return the file, if some folder has it; empty where batches must not matter
   * @throws TunedConfigException as {@link TunedConfigs#load}
   * @throws IllegalArgumentException for a block shape of one element, or sizes that are not three
   */
  public Optional<TunedConfigs> tuned(
      List<Integer> w2Shape, @Nullable String dtype, @Nullable List<Integer> blockShape)
      throws TunedConfigException {
    if (w2Shape.size() != 3) {
      throw new IllegalArgumentException("w2_shape " + w2Shape + " is not [E, H, I]");
    }
    List<Integer> pair = pair(blockShape);
    if (isBatchInvariant()) {
      return Optional.empty();
    }
    int packing = "int4_w4a16".equals(dtype) ? 2 : 1;
    int intermediate = w2Shape.get(2) * packing;
    return TunedConfigs.load(
        revision, folders, w2Shape.get(0), intermediate, deviceName, dtype, pair);
  }

  private boolean isBatchInvariant() {
    return batchInvariant && revision.has(V2026_07);
  }

  /** vLLM looks the file up by block_n and block_k, and forgets whatever else was given. */
  private static @Nullable List<Integer> pair(@Nullable List<Integer> blockShape) {
    if (blockShape == null || blockShape.isEmpty()) {
      return null;
    }
    if (blockShape.size() == 1) {
      throw new IllegalArgumentException(
          "block_shape " + blockShape + " has one element, block_n and block_k are two");
    }
    return blockShape.subList(0, 2);
  }
}

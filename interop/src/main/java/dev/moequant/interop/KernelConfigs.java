package dev.moequant.interop;

import dev.moequant.layer.Accelerator;
import dev.moequant.layer.MoEEnvironment;
import dev.moequant.tuning.DefaultKernelConfigs;
import dev.moequant.tuning.KernelConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the settings of a fused MoE kernel on one device.
 *
 * @param folders where tuned files are; the user's own folder first
 * @param deviceName the device, spaces and all
 * @param accelerator what kind of device that is
 */
public record KernelConfigs(List<Path> folders, String deviceName, Accelerator accelerator) {
  /** Keeps an unmodifiable copy of the folders. */
  public KernelConfigs {
    folders = List.copyOf(folders);
  }

  /**
   * With the user's own folder in front, where the environment names one.
   *
   * @param environment says VLLM_TUNED_CONFIG_FOLDER
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
    return new KernelConfigs(all, deviceName, accelerator);
  }

  /**
   * The settings for a layer and a batch: the nearest row of the tuned file, or the default (vLLM:
   * {@code try_get_optimal_moe_config} without an override).
   *
   * @param w2Shape the sizes of the down weights as stored, [E, H, I]; int4 packs two along I
   * @param topK experts that a token is sent to
   * @param dtype what {@code FusedMoEQuantConfig.configName} says, or null
   * @param tokens rows of the batch, M
   * @param blockShape block_n and block_k, or null
   * @return the settings
   * @throws TunedConfigException as {@link TunedConfigs#load}
   * @throws IllegalArgumentException for a block shape of less than two elements where it is used,
   *     or sizes that are not three
   */
  public KernelConfig optimal(
      List<Integer> w2Shape,
      int topK,
      @Nullable String dtype,
      int tokens,
      @Nullable List<Integer> blockShape)
      throws TunedConfigException {
    Optional<KernelConfig> tuned =
        tuned(w2Shape, dtype, blockShape).flatMap(file -> file.pick(tokens));
    return tuned.isPresent()
        ? tuned.get()
        : DefaultKernelConfigs.of(tokens, w2Shape.get(0), topK, dtype, blockShape, accelerator);
  }

  /**
   * The tuned file of a layer.
   *
   * @param w2Shape the sizes of the down weights as stored, [E, H, I]
   * @param dtype what {@code FusedMoEQuantConfig.configName} says, or null
   * @param blockShape block_n and block_k, or null
   * @return the file, if some folder has it
   * @throws TunedConfigException as {@link TunedConfigs#load}
   * @throws IllegalArgumentException for a block shape of one element, or sizes that are not three
   */
  public Optional<TunedConfigs> tuned(
      List<Integer> w2Shape, @Nullable String dtype, @Nullable List<Integer> blockShape)
      throws TunedConfigException {
    if (w2Shape.size() != 3) {
      throw new IllegalArgumentException("w2_shape " + w2Shape + " is not [E, H, I]");
    }
    int packing = "int4_w4a16".equals(dtype) ? 2 : 1;
    return TunedConfigs.load(
        folders, w2Shape.get(0), w2Shape.get(2) * packing, deviceName, dtype, pair(blockShape));
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

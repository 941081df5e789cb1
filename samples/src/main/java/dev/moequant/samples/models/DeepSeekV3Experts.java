package dev.moequant.samples.models;

import static dev.moequant.samples.models.Tensor.TENSORS;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Fp8W8A8;

/**
 * The experts of deepseek-ai/DeepSeek-V3: 256 experts, hidden size 7168, intermediate size 2048.
 * Its config.json says {@code weight_block_size: [128, 128]} and {@code activation_scheme:
 * dynamic}.
 */
@Fp8W8A8(blockShape = {128, 128})
public final class DeepSeekV3Experts {
  /** The sizes in config.json. */
  public static final LayerSizes SIZES = new LayerSizes(256, 7168, 2048);

  /**
   * The config of one layer, in the staged form: each scale by its name.
   *
   * @param w13Scale scales of the gate and up weights, {@code w13_weight_scale_inv}
   * @param w2Scale scales of the down weights, {@code w2_weight_scale_inv}
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig(Tensor w13Scale, Tensor w2Scale) {
    return DeepSeekV3ExpertsQuantConfig.quantConfig(
        TENSORS, q -> q.w1Scale(w13Scale).w2Scale(w2Scale));
  }
}

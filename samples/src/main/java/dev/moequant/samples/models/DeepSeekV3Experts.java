package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of deepseek-ai/DeepSeek-V3: 256 experts, hidden size 7168, intermediate size 2048.
 * Its config.json says {@code weight_block_size: [128, 128]} and {@code activation_scheme:
 * dynamic}.
 *
 * <p>The tensors are the components of a record.
 *
 * @param w13Scale a scale for each block of the gate and up weights
 * @param w2Scale a scale for each block of the down weights
 */
@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
public record DeepSeekV3Experts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale) {
  /** The sizes in config.json. */
  public static final LayerSizes SIZES = new LayerSizes(256, 7168, 2048);

  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   * @return the experts
   */
  public static DeepSeekV3Experts of(Layer layer) {
    return new DeepSeekV3Experts(
        layer.tensor("w13_weight_scale_inv"), layer.tensor("w2_weight_scale_inv"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return DeepSeekV3ExpertsQuantConfig.of(this);
  }
}

package dev.moequant.samples.models;

import static dev.moequant.samples.models.Tensor.TENSORS;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Fp8W8A8;

/**
 * The experts of Qwen/Qwen3-30B-A3B-FP8: 128 experts, hidden size 2048, intermediate size 768. Its
 * config.json says {@code weight_block_size: [128, 128]} and {@code activation_scheme: dynamic}.
 *
 * @param w13Scale scales of the gate and up weights
 * @param w2Scale scales of the down weights
 */
@Fp8W8A8(blockShape = {128, 128})
public record Qwen3Moe30BExperts(Tensor w13Scale, Tensor w2Scale) {
  /** The sizes in config.json. */
  public static final LayerSizes SIZES = new LayerSizes(128, 2048, 768);

  /**
   * The config of this layer, in the short form: scales in vLLM's order.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return Qwen3Moe30BExpertsQuantConfig.create(TENSORS, w13Scale, w2Scale);
  }
}

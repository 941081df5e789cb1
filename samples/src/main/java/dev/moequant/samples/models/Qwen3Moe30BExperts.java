package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of Qwen/Qwen3-30B-A3B-FP8: 128 experts, hidden size 2048, intermediate size 768. Its
 * config.json says {@code weight_block_size: [128, 128]} and {@code activation_scheme: dynamic}.
 *
 * <p>The tensors are fields, which the factory reads from its place in the same package.
 */
@Fp8W8A8(blockShape = {128, 128})
@QuantTensors(adapter = TensorInfo.class)
public final class Qwen3Moe30BExperts {
  /** The sizes in config.json. */
  public static final LayerSizes SIZES = new LayerSizes(128, 2048, 768);

  @QuantParam(TensorSlot.W1_SCALE)
  final Tensor w13Scale;

  @QuantParam(TensorSlot.W2_SCALE)
  final Tensor w2Scale;

  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   */
  public Qwen3Moe30BExperts(Layer layer) {
    w13Scale = layer.tensor("w13_weight_scale_inv");
    w2Scale = layer.tensor("w2_weight_scale_inv");
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return Qwen3Moe30BExpertsQuantConfig.of(this);
  }
}

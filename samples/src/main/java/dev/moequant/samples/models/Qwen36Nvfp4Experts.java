package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Nvfp4W4A16;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of nvidia/Qwen3.6-35B-A3B-NVFP4. Its config.json says {@code quant_algo: W4A16_NVFP4}
 * for them. The alphas are the second scales of the checkpoint as they are, since there is no
 * activation scale to multiply them by.
 *
 * <p>No {@code @Checkpoint}: the config contradicts itself, which is an error (MOEQ707).
 *
 * @param w13Scale a scale for each 16 gate and up weights
 * @param w2Scale a scale for each 16 down weights
 * @param w13Scale2 a scale for each expert on top
 * @param w2Scale2 a scale for each expert on top
 */
@Nvfp4W4A16
@MoELayer(
    numExperts = 256,
    expertsPerToken = 8,
    hiddenDim = 2048,
    intermediateSize = 512,
    routing = Routing.RENORMALIZE,
    sharedIntermediateSize = 512)
@MoEDeployment(name = "one h100", gpu = Gpu.H100)
@MoEDeployment(name = "one a100", gpu = Gpu.A100)
@MoEDeployment(name = "dgx spark", gpu = Gpu.GB10)
@QuantTensors(adapter = TensorInfo.class)
public record Qwen36Nvfp4Experts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale,
    @QuantParam(TensorSlot.G1_ALPHAS) Tensor w13Scale2,
    @QuantParam(TensorSlot.G2_ALPHAS) Tensor w2Scale2) {
  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   * @return the experts
   */
  public static Qwen36Nvfp4Experts of(Layer layer) {
    return new Qwen36Nvfp4Experts(
        layer.tensor("w13_weight_scale"),
        layer.tensor("w2_weight_scale"),
        layer.tensor("w13_weight_scale_2"),
        layer.tensor("w2_weight_scale_2"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return Qwen36Nvfp4ExpertsQuantConfig.of(this);
  }
}

package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of Qwen3-30B-A3B-Q8_0.gguf, with the blocks of the file taken apart into weights and
 * scales. The sizes were read in the config.json of Qwen/Qwen3-30B-A3B-FP8; the scheme is the one
 * after which the file is named.
 *
 * <p>No {@code @Checkpoint}: a GGUF file has no config.json.
 *
 * @param w13Scale a scale for each 32 gate and up weights
 * @param w2Scale a scale for each 32 down weights
 */
@GgufQ8
@MoELayer(
    numExperts = 128,
    expertsPerToken = 8,
    hiddenDim = 2048,
    intermediateSize = 768,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "one a100", gpu = Gpu.A100)
@MoEDeployment(name = "two rtx 4090", tp = 2, gpu = Gpu.RTX_4090)
@QuantTensors(adapter = TensorInfo.class)
public record Qwen3GgufExperts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale) {
  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   * @return the experts
   */
  public static Qwen3GgufExperts of(Layer layer) {
    return new Qwen3GgufExperts(layer.tensor("w13_scales"), layer.tensor("w2_scales"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return Qwen3GgufExpertsQuantConfig.of(this);
  }
}

package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Mxfp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of AliEdalati97/Qwen3-30B-A3B-MXFP8, which vLLM's own tests load (compressed-
 * tensors, b6ff8a2f5). The sizes were read in the config.json of Qwen/Qwen3-30B-A3B-FP8; the scheme
 * is the one after which the checkpoint is named, the file itself was not seen.
 *
 * @param w13Scale a scale for each 32 gate and up weights
 * @param w2Scale a scale for each 32 down weights
 */
@Mxfp8W8A8
@Checkpoint("AliEdalati97/Qwen3-30B-A3B-MXFP8")
@MoELayer(
    numExperts = 128,
    expertsPerToken = 8,
    hiddenDim = 2048,
    intermediateSize = 768,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "one b200", gpu = Gpu.B200)
@MoEDeployment(name = "two b200", tp = 2, gpu = Gpu.B200)
@QuantTensors(adapter = TensorInfo.class)
public record Qwen3Mxfp8Experts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale) {
  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   * @return the experts
   */
  public static Qwen3Mxfp8Experts of(Layer layer) {
    return new Qwen3Mxfp8Experts(layer.tensor("w13_weight_scale"), layer.tensor("w2_weight_scale"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return Qwen3Mxfp8ExpertsQuantConfig.of(this);
  }
}

package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Mxfp4W4A4;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of amd/DeepSeek-R1-0528-MXFP4, which AMD's Quark has quantized. The sizes were read
 * in the config.json of DeepSeek-R1; the scheme is Quark's for such checkpoints, the file itself
 * was not seen.
 *
 * @param w13Scale a scale for each 32 gate and up weights
 * @param w2Scale a scale for each 32 down weights
 */
@Mxfp4W4A4
@Checkpoint("amd/DeepSeek-R1-0528-MXFP4")
@MoELayer(
    numExperts = 256,
    expertsPerToken = 8,
    hiddenDim = 7168,
    intermediateSize = 2048,
    routing = Routing.DEEPSEEK_V3)
@MoEDeployment(name = "four mi355x", tp = 4, gpu = Gpu.MI355X)
@MoEDeployment(name = "eight mi355x", tp = 8, gpu = Gpu.MI355X)
@QuantTensors(adapter = TensorInfo.class)
public record DeepSeekR1Mxfp4Experts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale) {
  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   * @return the experts
   */
  public static DeepSeekR1Mxfp4Experts of(Layer layer) {
    return new DeepSeekR1Mxfp4Experts(
        layer.tensor("w13_weight_scale"), layer.tensor("w2_weight_scale"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return DeepSeekR1Mxfp4ExpertsQuantConfig.of(this);
  }
}

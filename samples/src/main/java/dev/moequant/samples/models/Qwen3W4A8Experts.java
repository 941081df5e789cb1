package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Int4W4A8;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of czhu-cohere/Qwen3-30B-A3B-quantized.w4a8, with which vLLM's kernel for such
 * checkpoints was tried. The sizes were read in the config.json of Qwen/Qwen3-30B-A3B-FP8; the
 * scheme is the one that the kernel takes, the file itself was not seen.
 *
 * <p>The checkpoint has scales of groups in bf16. vLLM takes one float32 out of each output
 * channel's and keeps the rest in fp8: both are tensors of the config.
 *
 * @param w13Scale a scale for each 128 gate and up weights
 * @param w2Scale a scale for each 128 down weights
 * @param w13ChannelScale a scale on top for each output channel of gate and up
 * @param w2ChannelScale a scale on top for each output channel of down
 */
@Int4W4A8
@Checkpoint("czhu-cohere/Qwen3-30B-A3B-quantized.w4a8")
@MoELayer(
    numExperts = 128,
    expertsPerToken = 8,
    hiddenDim = 2048,
    intermediateSize = 768,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "one h100", gpu = Gpu.H100)
@MoEDeployment(name = "two h100", tp = 2, expertParallel = true, gpu = Gpu.H100)
@QuantTensors(adapter = TensorInfo.class)
public record Qwen3W4A8Experts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale,
    @QuantParam(TensorSlot.G1_ALPHAS) Tensor w13ChannelScale,
    @QuantParam(TensorSlot.G2_ALPHAS) Tensor w2ChannelScale) {
  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   * @return the experts
   */
  public static Qwen3W4A8Experts of(Layer layer) {
    return new Qwen3W4A8Experts(
        layer.tensor("w13_weight_scale"),
        layer.tensor("w2_weight_scale"),
        layer.tensor("w13_weight_chan_scale"),
        layer.tensor("w2_weight_chan_scale"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return Qwen3W4A8ExpertsQuantConfig.of(this);
  }
}

package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of deepseek-ai/DeepSeek-V3. Its config.json says {@code weight_block_size: [128,
 * 128]} and {@code activation_scheme: dynamic}.
 *
 * <p>The tensors are the components of a record.
 *
 * @param w13Scale a scale for each block of the gate and up weights
 * @param w2Scale a scale for each block of the down weights
 */
@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("deepseek-ai/DeepSeek-V3")
@MoELayer(
    numExperts = 256,
    expertsPerToken = 8,
    hiddenDim = 7168,
    intermediateSize = 2048,
    routing = Routing.DEEPSEEK_V3,
    denseIntermediateSize = 18432,
    sharedIntermediateSize = 2048)
@MoEDeployment(name = "eight h200", tp = 8, expertParallel = true, gpu = Gpu.H200)
@MoEDeployment(name = "eight mi300x", dp = 8, expertParallel = true, gpu = Gpu.MI300X)
@MoEDeployment(
    name = "sixteen h800",
    dp = 16,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_LOW_LATENCY,
    gpu = Gpu.H800)
@QuantTensors(adapter = TensorInfo.class)
public record DeepSeekV3Experts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale) {
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

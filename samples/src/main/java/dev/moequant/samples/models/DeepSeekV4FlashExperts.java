package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Activations;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.annotations.Weights;

/**
 * The experts of deepseek-ai/DeepSeek-V4-Flash on DeepGEMM's kernel. Its config.json says {@code
 * quant_method: fp8} and {@code weight_block_size: [128, 128]}, which is true of the other layers,
 * and {@code expert_dtype: fp4} of the experts, with {@code swiglu_limit: 10.0}.
 *
 * <p>No factory of vLLM makes this config, its method calls the constructor: hence the scheme is
 * spelled out.
 *
 * @param w13Scale a scale for each 32 gate and up weights
 * @param w2Scale a scale for each 32 down weights
 */
@QuantScheme(
    activations =
        @Activations(
            dtype = DType.FLOAT8_E4M3FN,
            granularity = Granularity.GROUP,
            groupShape = {1, 128}),
    weights = @Weights(dtype = DType.MXFP4),
    gemm1ClampLimit = 10.0)
@Checkpoint("deepseek-ai/DeepSeek-V4-Flash")
@MoELayer(
    numExperts = 256,
    expertsPerToken = 6,
    hiddenDim = 4096,
    intermediateSize = 2048,
    swigluLimit = 10.0,
    routing = Routing.DEEPSEEK_V4)
@MoEDeployment(
    name = "two b200",
    tp = 2,
    expertParallel = true,
    gpu = Gpu.B200,
    kernel = Kernel.DEEP_GEMM)
@MoEDeployment(
    name = "four b200",
    dp = 4,
    expertParallel = true,
    gpu = Gpu.B200,
    kernel = Kernel.DEEP_GEMM)
@QuantTensors(adapter = TensorInfo.class)
public record DeepSeekV4FlashExperts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale) {
  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   * @return the experts
   */
  public static DeepSeekV4FlashExperts of(Layer layer) {
    return new DeepSeekV4FlashExperts(
        layer.tensor("w13_weight_scale"), layer.tensor("w2_weight_scale"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return DeepSeekV4FlashExpertsQuantConfig.of(this);
  }
}

package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Activation;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Mxfp4W4A16;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of openai/gpt-oss-20b. Its config.json says {@code quant_method: mxfp4}. The kernels
 * pad these sizes; a loader's tensors are padded, too.
 *
 * @param w13Scale a scale for each 32 gate and up weights
 * @param w2Scale a scale for each 32 down weights
 * @param w13Bias bias of the gate and up projection
 * @param w2Bias bias of the down projection
 */
// The kernels pad 2880 while they load, so nobody need do anything.
@SuppressWarnings("MOEQ409")
@Mxfp4W4A16(bias = true)
@Checkpoint("openai/gpt-oss-20b")
@MoELayer(
    numExperts = 32,
    expertsPerToken = 4,
    hiddenDim = 2880,
    intermediateSize = 2880,
    activation = Activation.SWIGLUOAI,
    bias = true,
    swigluLimit = 7.0,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "two h100", tp = 2, gpu = Gpu.H100)
@MoEDeployment(name = "two mi300x", tp = 2, gpu = Gpu.MI300X)
@MoEDeployment(name = "one rtx 4090", gpu = Gpu.RTX_4090)
@QuantTensors(adapter = TensorInfo.class)
public record GptOss20BExperts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale,
    @QuantParam(TensorSlot.W1_BIAS) Tensor w13Bias,
    @QuantParam(TensorSlot.W2_BIAS) Tensor w2Bias) {
  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   * @return the experts
   */
  public static GptOss20BExperts of(Layer layer) {
    return new GptOss20BExperts(
        layer.tensor("w13_weight_scale"),
        layer.tensor("w2_weight_scale"),
        layer.tensor("w13_bias"),
        layer.tensor("w2_bias"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return GptOss20BExpertsQuantConfig.of(this);
  }
}

package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Activation;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Mxfp4W4A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of amd/gpt-oss-120b-w-mxfp4-a-fp8, which AMD's Quark has quantized. The sizes were
 * read in the config.json of openai/gpt- oss-120b; the scheme is the one after which the checkpoint
 * is named, the file itself was not seen.
 *
 * @param w13Scale a scale for each 32 gate and up weights
 * @param w2Scale a scale for each 32 down weights
 * @param inputScale the calibrated scale of what enters the experts
 * @param intermediateScale the calibrated scale between the two GEMMs
 * @param w13Bias bias of the gate and up projection
 * @param w2Bias bias of the down projection
 */
@Mxfp4W4A8(bias = true)
@Checkpoint("amd/gpt-oss-120b-w-mxfp4-a-fp8")
@MoELayer(
    numExperts = 128,
    expertsPerToken = 4,
    hiddenDim = 2880,
    intermediateSize = 2880,
    activation = Activation.SWIGLUOAI,
    bias = true,
    swigluLimit = 7.0,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "one mi355x", gpu = Gpu.MI355X)
@MoEDeployment(name = "two mi355x", tp = 2, gpu = Gpu.MI355X)
@QuantTensors(adapter = TensorInfo.class)
public record GptOssQuarkExperts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale,
    @QuantParam(TensorSlot.A1_SCALE) Tensor inputScale,
    @QuantParam(TensorSlot.A2_SCALE) Tensor intermediateScale,
    @QuantParam(TensorSlot.W1_BIAS) Tensor w13Bias,
    @QuantParam(TensorSlot.W2_BIAS) Tensor w2Bias) {
  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   * @return the experts
   */
  public static GptOssQuarkExperts of(Layer layer) {
    return new GptOssQuarkExperts(
        layer.tensor("w13_weight_scale"),
        layer.tensor("w2_weight_scale"),
        layer.tensor("w13_input_scale"),
        layer.tensor("w2_input_scale"),
        layer.tensor("w13_bias"),
        layer.tensor("w2_bias"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return GptOssQuarkExpertsQuantConfig.of(this);
  }
}

package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Activation;
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
 * The experts of amd/gpt-oss-20b-WFP8-AFP8-KVFP8, which AMD's Quark has quantized. Fp8 experts with
 * biases: vLLM's factory takes them since July 2026. The sizes were read in the config.json of
 * openai/gpt-oss-20b; the scheme is Quark's usual one for fp8, the file itself was not seen.
 *
 * @param w13Scale one scale for each expert's gate and up weights
 * @param w2Scale one scale for each expert's down weights
 * @param inputScale the calibrated scale of what enters the experts
 * @param intermediateScale the calibrated scale between the two GEMMs
 * @param w13Bias bias of the gate and up projection
 * @param w2Bias bias of the down projection
 */
@Fp8W8A8(staticActivations = true, bias = true)
@Checkpoint("amd/gpt-oss-20b-WFP8-AFP8-KVFP8")
@MoELayer(
    numExperts = 32,
    expertsPerToken = 4,
    hiddenDim = 2880,
    intermediateSize = 2880,
    activation = Activation.SWIGLUOAI,
    bias = true,
    swigluLimit = 7.0,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "one mi300x", gpu = Gpu.MI300X)
@MoEDeployment(name = "one h100", gpu = Gpu.H100)
@QuantTensors(adapter = TensorInfo.class)
public record GptOssFp8Experts(
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
  public static GptOssFp8Experts of(Layer layer) {
    return new GptOssFp8Experts(
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
    return GptOssFp8ExpertsQuantConfig.of(this);
  }
}

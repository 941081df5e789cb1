package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Activation;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Mxfp4Mxfp8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of openai/gpt-oss-120b on FlashInfer's kernels for Blackwell that take activations in
 * mxfp8; {@link GptOss20BExperts} leaves them as they are. Its config.json says {@code
 * quant_method: mxfp4} and {@code swiglu_limit: 7.0}; the other two numbers are fixed in the
 * model's activation function.
 *
 * @param w13Scale a scale for each 32 gate and up weights
 * @param w2Scale a scale for each 32 down weights
 * @param w13Bias bias of the gate and up projection
 * @param w2Bias bias of the down projection
 */
// The kernels pad 2880 while they load, so nobody need do anything.
@SuppressWarnings("MOEQ409")
@Mxfp4Mxfp8(bias = true, gemm1Alpha = 1.702, gemm1Beta = 1.0, gemm1ClampLimit = 7.0)
@Checkpoint("openai/gpt-oss-120b")
@MoELayer(
    numExperts = 128,
    expertsPerToken = 4,
    hiddenDim = 2880,
    intermediateSize = 2880,
    activation = Activation.SWIGLUOAI,
    bias = true,
    swigluLimit = 7.0,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "one b200", gpu = Gpu.B200)
@MoEDeployment(name = "two b200", tp = 2, gpu = Gpu.B200)
@QuantTensors(adapter = TensorInfo.class)
public record GptOss120BExperts(
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
  public static GptOss120BExperts of(Layer layer) {
    return new GptOss120BExperts(
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
    return GptOss120BExpertsQuantConfig.of(this);
  }
}

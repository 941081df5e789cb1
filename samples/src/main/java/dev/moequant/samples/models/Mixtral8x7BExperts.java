package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
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
 * The experts of Mixtral-8x7B in fp8 with static scales, as in
 * nm-testing/Mixtral-8x7B-Instruct-v0.1-FP8. The sizes were read in the config.json of the base
 * model; the scheme is the usual one of such checkpoints, the file itself was not seen.
 *
 * @param w13Scale one scale for each expert's gate and up weights
 * @param w2Scale one scale for each expert's down weights
 * @param inputScale the calibrated scale of what enters the experts
 * @param intermediateScale the calibrated scale between the two GEMMs
 */
@Fp8W8A8(staticActivations = true)
@Checkpoint("nm-testing/Mixtral-8x7B-Instruct-v0.1-FP8")
@MoELayer(
    numExperts = 8,
    expertsPerToken = 2,
    hiddenDim = 4096,
    intermediateSize = 14336,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "one h100", gpu = Gpu.H100)
@MoEDeployment(name = "two l40s", tp = 2, gpu = Gpu.L40S)
@QuantTensors(adapter = TensorInfo.class)
public record Mixtral8x7BExperts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale,
    @QuantParam(TensorSlot.A1_SCALE) Tensor inputScale,
    @QuantParam(TensorSlot.A2_SCALE) Tensor intermediateScale) {
  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   * @return the experts
   */
  public static Mixtral8x7BExperts of(Layer layer) {
    return new Mixtral8x7BExperts(
        layer.tensor("w13_weight_scale"),
        layer.tensor("w2_weight_scale"),
        layer.tensor("w13_input_scale"),
        layer.tensor("w2_input_scale"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return Mixtral8x7BExpertsQuantConfig.of(this);
  }
}

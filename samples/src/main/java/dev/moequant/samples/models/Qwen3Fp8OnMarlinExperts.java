package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Fp8W8A16;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The checkpoint of {@link Qwen3Moe30BExperts} on a GPU without fp8 arithmetic, such as an A100:
 * vLLM takes the Marlin kernel there, which multiplies by activations as they are.
 *
 * @param w13Scale a scale for each block of gate and up weights
 * @param w2Scale a scale for each block of down weights
 */
@Fp8W8A16(blockShape = {128, 128})
@Checkpoint("Qwen/Qwen3-30B-A3B-FP8")
@MoELayer(
    numExperts = 128,
    expertsPerToken = 8,
    hiddenDim = 2048,
    intermediateSize = 768,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "one a100", gpu = Gpu.A100)
@MoEDeployment(name = "two rtx 3090", tp = 2, gpu = Gpu.RTX_3090)
@QuantTensors(adapter = TensorInfo.class)
public record Qwen3Fp8OnMarlinExperts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale) {
  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   * @return the experts
   */
  public static Qwen3Fp8OnMarlinExperts of(Layer layer) {
    return new Qwen3Fp8OnMarlinExperts(
        layer.tensor("w13_weight_scale_inv"), layer.tensor("w2_weight_scale_inv"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return Qwen3Fp8OnMarlinExpertsQuantConfig.of(this);
  }
}

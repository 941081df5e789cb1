package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Int8W8A16;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;

/**
 * The experts of mistralai/Mixtral-8x22B-v0.1, quantized to int8 while they are loaded, as {@code
 * --quantization experts_int8} does it. The sizes were read in its config.json.
 *
 * <p>The tensors are bound in the superclass.
 */
// That it is not quantized in the file is what this class shows.
@SuppressWarnings("MOEQ714")
@Int8W8A16
@Checkpoint("mistralai/Mixtral-8x22B-v0.1")
@MoELayer(
    numExperts = 8,
    expertsPerToken = 2,
    hiddenDim = 6144,
    intermediateSize = 16384,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "four a100", tp = 4, gpu = Gpu.A100)
@MoEDeployment(name = "eight l40s", tp = 8, gpu = Gpu.L40S)
@QuantTensors(adapter = TensorInfo.class)
public final class Mixtral8x22BInt8Experts extends WeightScales<Tensor> {
  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   */
  public Mixtral8x22BInt8Experts(Layer layer) {
    super(layer.tensor("w13_scale"), layer.tensor("w2_scale"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return Mixtral8x22BInt8ExpertsQuantConfig.of(this);
  }
}

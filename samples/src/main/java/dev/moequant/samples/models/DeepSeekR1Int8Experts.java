package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Int8W8A8;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;

/**
 * The experts of meituan/DeepSeek-R1-Channel-INT8. The sizes were read in the config.json of
 * DeepSeek-R1; the scheme is the one that SGLang's documentation runs it with (int8_w8a8, a scale
 * for each channel).
 *
 * <p>The tensors are bound in the superclass.
 */
@Int8W8A8
@Checkpoint("meituan/DeepSeek-R1-Channel-INT8")
@MoELayer(
    numExperts = 256,
    expertsPerToken = 8,
    hiddenDim = 7168,
    intermediateSize = 2048,
    routing = Routing.DEEPSEEK_V3)
@MoEDeployment(name = "sixteen a100", tp = 16, gpu = Gpu.A100)
@MoEDeployment(name = "thirty-two l40s", tp = 32, gpu = Gpu.L40S)
@QuantTensors(adapter = TensorInfo.class)
public final class DeepSeekR1Int8Experts extends WeightScales<Tensor> {
  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   */
  public DeepSeekR1Int8Experts(Layer layer) {
    super(layer.tensor("w13_weight_scale"), layer.tensor("w2_weight_scale"));
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return DeepSeekR1Int8ExpertsQuantConfig.of(this);
  }
}

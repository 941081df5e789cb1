package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Int8W8A8;
import dev.moequant.annotations.QuantTensors;

/**
 * The experts of meituan/DeepSeek-R1-Channel-INT8: 256 experts, hidden size 7168, intermediate size
 * 2048. The sizes were read in the config.json of DeepSeek-R1; the scheme is the one that SGLang's
 * documentation runs it with (int8_w8a8, a scale for each channel).
 *
 * <p>The tensors are bound in the superclass.
 */
@Int8W8A8
@QuantTensors(adapter = TensorInfo.class)
public final class DeepSeekR1Int8Experts extends WeightScales<Tensor> {
  /** The sizes in config.json. */
  public static final LayerSizes SIZES = new LayerSizes(256, 7168, 2048);

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

package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Int8W8A16;
import dev.moequant.annotations.QuantTensors;

/**
 * The experts of mistralai/Mixtral-8x22B-v0.1, quantized to int8 while they are loaded, as {@code
 * --quantization experts_int8} does it: 8 experts, hidden size 6144, intermediate size 16384. The
 * sizes were read in its config.json.
 *
 * <p>The tensors are bound in the superclass.
 */
@Int8W8A16
@QuantTensors(adapter = TensorInfo.class)
public final class Mixtral8x22BInt8Experts extends WeightScales<Tensor> {
  /** The sizes in config.json. */
  public static final LayerSizes SIZES = new LayerSizes(8, 6144, 16384);

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

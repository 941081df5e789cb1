package dev.moequant.samples.models;

import static dev.moequant.samples.models.Tensor.TENSORS;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Activations;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;

/**
 * The experts of meituan/DeepSeek-R1-Channel-INT8: 256 experts, hidden size 7168, intermediate size
 * 2048. The sizes were read in the config.json of DeepSeek-R1; the scheme is the one that SGLang's
 * documentation runs it with (int8_w8a8, a scale for each channel).
 */
@QuantScheme(
    activations = @Activations(dtype = DType.INT8, granularity = Granularity.PER_TOKEN),
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))
public final class DeepSeekR1Int8Experts {
  /** The sizes in config.json. */
  public static final LayerSizes SIZES = new LayerSizes(256, 7168, 2048);

  /**
   * The config of one layer.
   *
   * @param w13Scale a scale for each output channel of the gate and up weights
   * @param w2Scale a scale for each output channel of the down weights
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig(Tensor w13Scale, Tensor w2Scale) {
    return DeepSeekR1Int8ExpertsQuantConfig.quantConfig(
        TENSORS, q -> q.w1Scale(w13Scale).w2Scale(w2Scale));
  }
}

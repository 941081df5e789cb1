package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Mxfp4W4A16;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of openai/gpt-oss-20b: 32 experts, hidden size 2880, intermediate size 2880. Its
 * config.json says {@code quant_method: mxfp4}. The kernels pad these sizes; a loader's tensors are
 * padded, too.
 *
 * @param w13Scale a scale for each 32 gate and up weights
 * @param w2Scale a scale for each 32 down weights
 * @param w13Bias bias of the gate and up projection
 * @param w2Bias bias of the down projection
 */
@Mxfp4W4A16(bias = true)
@QuantTensors(adapter = TensorInfo.class)
public record GptOss20BExperts(
    @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
    @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale,
    @QuantParam(TensorSlot.W1_BIAS) Tensor w13Bias,
    @QuantParam(TensorSlot.W2_BIAS) Tensor w2Bias) {
  /** The sizes in config.json. */
  public static final LayerSizes SIZES = new LayerSizes(32, 2880, 2880);

  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   * @return the experts
   */
  public static GptOss20BExperts of(Layer layer) {
    return new GptOss20BExperts(
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
    return GptOss20BExpertsQuantConfig.of(this);
  }
}

package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of RedHatAI/Llama-4-Scout-17B-16E-Instruct-FP8-dynamic: 16 experts, hidden size 5120,
 * intermediate size 8192. The sizes were read in the config.json of the base model; the scheme is
 * llm-compressor's preset FP8_DYNAMIC, after which the checkpoint is named: a scale for each output
 * channel of the weights and for each token.
 *
 * <p>The tensors stay in the layer; methods that are not public fetch them for the factory.
 */
@Fp8W8A8(perActToken = true, perOutCh = true)
@QuantTensors(adapter = TensorInfo.class)
public final class Llama4ScoutExperts {
  /** The sizes in config.json. */
  public static final LayerSizes SIZES = new LayerSizes(16, 5120, 8192);

  private final Layer layer;

  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   */
  public Llama4ScoutExperts(Layer layer) {
    this.layer = layer;
  }

  @QuantParam(TensorSlot.W1_SCALE)
  Tensor w13Scale() {
    return layer.tensor("w13_weight_scale");
  }

  @QuantParam(TensorSlot.W2_SCALE)
  Tensor w2Scale() {
    return layer.tensor("w2_weight_scale");
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return Llama4ScoutExpertsQuantConfig.of(this);
  }
}

package dev.moequant.samples.models;

import static dev.moequant.samples.models.Tensor.TENSORS;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Fp8W8A8;

/**
 * The experts of RedHatAI/Llama-4-Scout-17B-16E-Instruct-FP8-dynamic: 16 experts, hidden size 5120,
 * intermediate size 8192. The sizes were read in the config.json of the base model; the scheme is
 * llm-compressor's preset FP8_DYNAMIC, after which the checkpoint is named: a scale for each output
 * channel of the weights and for each token.
 */
@Fp8W8A8(perActToken = true, perOutCh = true)
public final class Llama4ScoutExperts {
  /** The sizes in config.json. */
  public static final LayerSizes SIZES = new LayerSizes(16, 5120, 8192);

  /**
   * The config of one layer.
   *
   * @param w13Scale a scale for each output channel of the gate and up weights
   * @param w2Scale a scale for each output channel of the down weights
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig(Tensor w13Scale, Tensor w2Scale) {
    return Llama4ScoutExpertsQuantConfig.create(TENSORS, w13Scale, w2Scale);
  }
}

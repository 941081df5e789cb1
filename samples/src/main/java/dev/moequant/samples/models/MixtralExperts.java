package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Unquantized;

/**
 * The experts of mistralai/Mixtral-8x7B-v0.1 as they were published, in bfloat16: 8 experts, hidden
 * size 4096, intermediate size 14336. There is no tensor beside the weights, so nothing is bound.
 */
@Unquantized
public final class MixtralExperts {
  /** The sizes in config.json. */
  public static final LayerSizes SIZES = new LayerSizes(8, 4096, 14336);

  /**
   * The config of any layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return MixtralExpertsQuantConfig.create(Tensor.TENSORS);
  }
}

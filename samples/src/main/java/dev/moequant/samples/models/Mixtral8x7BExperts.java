package dev.moequant.samples.models;

import static dev.moequant.samples.models.Tensor.TENSORS;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Fp8W8A8;

/**
 * The experts of Mixtral-8x7B in fp8 with static scales, as in
 * nm-testing/Mixtral-8x7B-Instruct-v0.1-FP8: 8 experts, hidden size 4096, intermediate size 14336.
 * The sizes were read in the config.json of the base model; the scheme is the usual one of such
 * checkpoints, the file itself was not seen.
 *
 * @param w13Scale one scale for each expert's gate and up weights
 * @param w2Scale one scale for each expert's down weights
 */
@Fp8W8A8(staticActivations = true)
public record Mixtral8x7BExperts(Tensor w13Scale, Tensor w2Scale) {
  /** The sizes in config.json. */
  public static final LayerSizes SIZES = new LayerSizes(8, 4096, 14336);

  /**
   * The config of this layer. Static activations make two more stages: without the scales this
   * would not compile.
   *
   * @param inputScale the calibrated scale of what enters the experts
   * @param intermediateScale the calibrated scale between the two GEMMs
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig(Tensor inputScale, Tensor intermediateScale) {
    return Mixtral8x7BExpertsQuantConfig.quantConfig(
        TENSORS,
        q -> q.w1Scale(w13Scale).w2Scale(w2Scale).a1Scale(inputScale).a2Scale(intermediateScale));
  }
}

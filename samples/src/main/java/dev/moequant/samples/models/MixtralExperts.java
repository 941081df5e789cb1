package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.Unquantized;

/**
 * The experts of mistralai/Mixtral-8x7B-v0.1 as they were published, in bfloat16. There is no
 * tensor beside the weights, so nothing is bound.
 */
@Unquantized
@Checkpoint("mistralai/Mixtral-8x7B-v0.1")
@MoELayer(
    numExperts = 8,
    expertsPerToken = 2,
    hiddenDim = 4096,
    intermediateSize = 14336,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "two b200", tp = 2, gpu = Gpu.B200)
@MoEDeployment(name = "two a100", tp = 2, gpu = Gpu.A100)
public final class MixtralExperts {
  /**
   * The config of any layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return MixtralExpertsQuantConfig.create(Tensor.TENSORS);
  }
}

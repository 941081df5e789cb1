package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Int4W4A16;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of casperhansen/mixtral-instruct-awq. Its config.json says {@code bits: 4}, {@code
 * group_size: 128} and {@code zero_point: true}.
 *
 * <p>The tensors are fields, which the factory reads from its place in the same package.
 */
@Int4W4A16(zeroPoints = true)
@Checkpoint("casperhansen/mixtral-instruct-awq")
@MoELayer(
    numExperts = 8,
    expertsPerToken = 2,
    hiddenDim = 4096,
    intermediateSize = 14336,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "one a100", gpu = Gpu.A100)
@MoEDeployment(name = "two rtx 3090", tp = 2, gpu = Gpu.RTX_3090)
@QuantTensors(adapter = TensorInfo.class)
public final class MixtralAwqExperts {
  @QuantParam(TensorSlot.W1_SCALE)
  final Tensor w13Scales;

  @QuantParam(TensorSlot.W1_ZP)
  final Tensor w13ZeroPoints;

  @QuantParam(TensorSlot.W2_SCALE)
  final Tensor w2Scales;

  @QuantParam(TensorSlot.W2_ZP)
  final Tensor w2ZeroPoints;

  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   */
  public MixtralAwqExperts(Layer layer) {
    w13Scales = layer.tensor("w13_scales");
    w13ZeroPoints = layer.tensor("w13_qzeros");
    w2Scales = layer.tensor("w2_scales");
    w2ZeroPoints = layer.tensor("w2_qzeros");
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return MixtralAwqExpertsQuantConfig.of(this);
  }
}

package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of Qwen/Qwen3-30B-A3B-FP8. Its config.json says {@code weight_block_size: [128, 128]}
 * and {@code activation_scheme: dynamic}.
 *
 * <p>The tensors are fields, which the factory reads from its place in the same package.
 */
@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("Qwen/Qwen3-30B-A3B-FP8")
@MoELayer(
    numExperts = 128,
    expertsPerToken = 8,
    hiddenDim = 2048,
    intermediateSize = 768,
    routing = Routing.RENORMALIZE)
@MoEDeployment(name = "two h100", tp = 2, gpu = Gpu.H100)
@MoEDeployment(name = "four l40s", tp = 4, expertParallel = true, gpu = Gpu.L40S)
@MoEDeployment(
    name = "two b200",
    dp = 2,
    expertParallel = true,
    all2all = All2AllBackend.DEEPEP_HIGH_THROUGHPUT,
    gpu = Gpu.B200)
@QuantTensors(adapter = TensorInfo.class)
public final class Qwen3Moe30BExperts {
  @QuantParam(TensorSlot.W1_SCALE)
  final Tensor w13Scale;

  @QuantParam(TensorSlot.W2_SCALE)
  final Tensor w2Scale;

  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   */
  public Qwen3Moe30BExperts(Layer layer) {
    w13Scale = layer.tensor("w13_weight_scale_inv");
    w2Scale = layer.tensor("w2_weight_scale_inv");
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return Qwen3Moe30BExpertsQuantConfig.of(this);
  }
}

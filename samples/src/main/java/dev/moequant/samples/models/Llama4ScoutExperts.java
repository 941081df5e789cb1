package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
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
 * The experts of RedHatAI/Llama-4-Scout-17B-16E-Instruct-FP8-dynamic. The sizes were read in the
 * config.json of the base model; the scheme is llm-compressor's preset FP8_DYNAMIC, after which the
 * checkpoint is named: a scale for each output channel of the weights and for each token.
 *
 * <p>The tensors stay in the layer; methods that are not public fetch them for the factory.
 */
@Fp8W8A8(perActToken = true, perOutCh = true)
@Checkpoint("RedHatAI/Llama-4-Scout-17B-16E-Instruct-FP8-dynamic")
@MoELayer(
    numExperts = 16,
    expertsPerToken = 1,
    hiddenDim = 5120,
    intermediateSize = 8192,
    routing = Routing.LLAMA4,
    routerWeightOnInput = true)
@MoEDeployment(name = "four h100", tp = 4, gpu = Gpu.H100)
@MoEDeployment(name = "two b200", tp = 2, gpu = Gpu.B200)
@QuantTensors(adapter = TensorInfo.class)
public final class Llama4ScoutExperts {
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

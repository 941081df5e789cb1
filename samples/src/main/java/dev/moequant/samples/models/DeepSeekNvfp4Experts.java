package dev.moequant.samples.models;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Nvfp4W4A4;
import dev.moequant.annotations.QuantParam;
import dev.moequant.annotations.QuantTensors;
import dev.moequant.annotations.Routing;
import dev.moequant.annotations.TensorSlot;

/**
 * The experts of nvidia/DeepSeek-V3-0324-NVFP4. Its hf_quant_config.json says {@code quant_algo:
 * NVFP4} and {@code group_size: 16}.
 *
 * <p>Four of the six tensors are computed from the checkpoint's, as vLLM does it after loading: a
 * kernel multiplies by the alphas once instead of by two scales, and multiplies activations by the
 * reciprocal of their scale.
 */
@Nvfp4W4A4
@Checkpoint("nvidia/DeepSeek-V3-0324-NVFP4")
@MoELayer(
    numExperts = 256,
    expertsPerToken = 8,
    hiddenDim = 7168,
    intermediateSize = 2048,
    routing = Routing.DEEPSEEK_V3,
    denseIntermediateSize = 18432,
    sharedIntermediateSize = 2048)
@MoEDeployment(name = "four b200", tp = 4, gpu = Gpu.B200)
@MoEDeployment(name = "eight b200", dp = 8, expertParallel = true, gpu = Gpu.B200)
@QuantTensors(adapter = TensorInfo.class)
public final class DeepSeekNvfp4Experts {
  private final Layer layer;

  /**
   * The experts of one layer.
   *
   * @param layer its tensors
   */
  public DeepSeekNvfp4Experts(Layer layer) {
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

  @QuantParam(TensorSlot.G1_ALPHAS)
  Tensor g1Alphas() {
    return alphas("g1_alphas", "w13_input_scale", "w13_weight_scale_2");
  }

  @QuantParam(TensorSlot.G2_ALPHAS)
  Tensor g2Alphas() {
    return alphas("g2_alphas", "w2_input_scale", "w2_weight_scale_2");
  }

  @QuantParam(TensorSlot.A1_GSCALE)
  Tensor inputGlobalScale() {
    return reciprocal("w13_input_scale_quant", "w13_input_scale");
  }

  @QuantParam(TensorSlot.A2_GSCALE)
  Tensor intermediateGlobalScale() {
    return reciprocal("w2_input_scale_quant", "w2_input_scale");
  }

  private Tensor alphas(String name, String inputScale, String weightScale) {
    float[] alphas = layer.tensor(inputScale).floats();
    float[] weights = layer.tensor(weightScale).floats();
    for (int expert = 0; expert < alphas.length; expert++) {
      alphas[expert] *= weights[expert];
    }
    return Tensor.f32(name, alphas);
  }

  private Tensor reciprocal(String name, String scale) {
    float[] values = layer.tensor(scale).floats();
    for (int expert = 0; expert < values.length; expert++) {
      values[expert] = 1 / values[expert];
    }
    return Tensor.f32(name, values);
  }

  /**
   * The config of this layer.
   *
   * @return the config
   */
  public FusedMoEQuantConfig<Tensor> quantConfig() {
    return DeepSeekNvfp4ExpertsQuantConfig.of(this);
  }
}

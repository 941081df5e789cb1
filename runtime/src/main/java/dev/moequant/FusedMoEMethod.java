package dev.moequant;

import org.jspecify.annotations.Nullable;

/**
 * A quantization method for MoE layers (vLLM: {@code FusedMoEMethodBase}).
 *
 * @param <T> the tensor type
 */
public interface FusedMoEMethod<T> {
  /**
   * The quantization of the layer, once its weights are loaded; every method has to say it (vLLM:
   * {@code get_fused_moe_quant_config}).
   *
   * @return the config, or null for a method whose kernels take none (Marlin, for example)
   */
  @Nullable FusedMoEQuantConfig<T> getFusedMoEQuantConfig();
}

package dev.moequant.internal.rules;

import dev.moequant.deployment.LayerSpec;
import dev.moequant.scheme.SchemeSpec;
import java.util.Map;
import java.util.Optional;

/**
 * What a checkpoint says, as far as a class can contradict it.
 *
 * @param scheme of the experts; empty where they are not quantized
 * @param schemeInWords the same, with its layers where others have another: {@code not quantized},
 *     {@code @Fp8W8A8 in layers 0 to 46 and not quantized in layer 47}
 * @param schemeSource what says so, for example {@code "weight_block_size": [128, 128]
 *     (config.json, line 27, column 26)}
 * @param saysActivations false where the files leave it to the kernels what activations are
 *     quantized to
 * @param layer the sizes; empty where they could not be read
 * @param layerSources what says each member of the layer, by its name; the others are not known
 */
public record Published(
    Optional<SchemeSpec> scheme,
    String schemeInWords,
    String schemeSource,
    boolean saysActivations,
    Optional<LayerSpec> layer,
    Map<String, String> layerSources) {
  /** Keeps an unmodifiable copy of the sources. */
  public Published {
    layerSources = Map.copyOf(layerSources);
  }
}

// MOEQ705
package rejected;

import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.MoELayer;

/** The config of Qwen3 has two widths, and experts have the other one. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 2048, intermediateSize = 6144)
@Checkpoint("Qwen/Qwen3-30B-A3B-FP8")
class WidthOfDenseLayers {}

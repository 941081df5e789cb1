// MOEQ401
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.MoELayer;

/** config.json says num_experts: 128 and num_experts_per_tok: 8. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 8, expertsPerToken = 128, hiddenDim = 2048, intermediateSize = 768)
class TopKAndExpertsSwapped {}

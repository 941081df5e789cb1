// MOEQ405
package warned;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.MoELayer;

/** gpt-oss's hidden size, in blocks of 128. */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 32, expertsPerToken = 4, hiddenDim = 2880, intermediateSize = 2816)
class PartialLastBlock {}

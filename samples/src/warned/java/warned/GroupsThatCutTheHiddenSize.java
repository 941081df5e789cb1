// MOEQ406
package warned;

import dev.moequant.annotations.Int4W4A16;
import dev.moequant.annotations.MoELayer;

/** gpt-oss's hidden size, in groups of 128. */
@Int4W4A16
@MoELayer(numExperts = 32, expertsPerToken = 4, hiddenDim = 2880, intermediateSize = 2816)
class GroupsThatCutTheHiddenSize {}

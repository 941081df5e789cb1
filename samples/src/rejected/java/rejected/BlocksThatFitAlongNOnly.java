// MOEQ404
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** GLM-4.5-Air: the rows are whole blocks, the columns are not (ATOM 1488). */
@Fp8W8A8(blockShape = {64, 128})
@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 4096, intermediateSize = 1408)
@MoEDeployment(name = "two h100", tp = 2, gpu = Gpu.H100)
class BlocksThatFitAlongNOnly {}

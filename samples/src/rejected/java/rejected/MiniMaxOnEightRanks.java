// MOEQ403
package rejected;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.MoEDeployment;
import dev.moequant.annotations.MoELayer;

/** MiniMax-M2.5 on all GPUs of a node (vllm 48173). */
@Fp8W8A8(blockShape = {128, 128})
@MoELayer(numExperts = 256, expertsPerToken = 8, hiddenDim = 3072, intermediateSize = 1536)
@MoEDeployment(name = "eight h100", tp = 8, gpu = Gpu.H100)
class MiniMaxOnEightRanks {}
